package dev.vivace.runtime.message;

import static dev.vivace.runtime.message.Some.errorOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskError.InvalidData;
import dev.vivace.error.AsyncTaskError.KeyVersionTooOld;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.message.EncryptedPayload;
import dev.vivace.message.KeyRing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmCipherTest {

    private static final byte[] SECRET = "attack at dawn".getBytes(US_ASCII);

    private final KeyRing ring = KeyRing.of(1, key(1));
    private final AesGcmCipher sealing = AesGcmCipher.of(ring);
    private final AesGcmCipher opening = AesGcmCipher.of(ring);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100_000})
    void opensAtTheOtherEndWhatItSealed(int length) {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);
        byte[] untouched = plain.clone();

        EncryptedPayload payload = sealing.seal(plain);

        assertThat(payload.ciphertext()).hasSize(length + 16);
        assertThat(payload.nonce()).hasSize(12);
        assertThat(opening.open(payload)).isEqualTo(untouched);
        assertThat(plain).isEqualTo(untouched);
    }

    @Test
    void worksWithEveryKeyLengthOfAes() {
        for (int length : new int[] {16, 24, 32}) {
            AesGcmCipher cipher = AesGcmCipher.of(KeyRing.of(1, new SecretKeySpec(new byte[length], "AES")));
            assertThat(cipher.open(cipher.seal(SECRET))).isEqualTo(SECRET);
        }
    }

    /** The construction, written down a second time with nothing but HMAC and AES-GCM. */
    @Test
    void isHkdfAndAesGcmAsDocumented() throws Exception {
        EncryptedPayload payload = sealing.seal(SECRET);
        byte[] pseudorandom = hmac(new byte[32], key(1).getEncoded());
        byte[] info = ByteBuffer.allocate(28)
                .put("vivace payload 1".getBytes(US_ASCII))
                .putInt(1)
                .putLong(payload.sender())
                .array();
        byte[] derived = hmac(pseudorandom, Arrays.copyOf(info, 29), 1);

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, payload.nonce()));
        cipher.updateAAD(ByteBuffer.allocate(32)
                .putInt(1)
                .putLong(payload.sender())
                .putLong(payload.sequence())
                .put(payload.nonce())
                .array());

        assertThat(cipher.doFinal(payload.ciphertext())).isEqualTo(SECRET);
    }

    static Stream<UnaryOperator<EncryptedPayload>> changes() {
        return Stream.of(
                p -> EncryptedPayload.of(2, p.sender(), p.sequence(), p.nonce(), p.ciphertext()),
                p -> EncryptedPayload.of(1, p.sender() + 1, p.sequence(), p.nonce(), p.ciphertext()),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence() + 1, p.nonce(), p.ciphertext()),
                p -> EncryptedPayload.of(1, p.sender(), 0, p.nonce(), p.ciphertext()),
                p -> EncryptedPayload.of(1, p.sender(), Long.MIN_VALUE, p.nonce(), p.ciphertext()),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence(), flipped(p.nonce(), 11), p.ciphertext()),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence(), p.nonce(), flipped(p.ciphertext(), 0)),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence(), p.nonce(), flipped(p.ciphertext(), 29)),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence(), p.nonce(), Arrays.copyOf(p.ciphertext(), 15)),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence(), p.nonce(), new byte[0]),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence(), new byte[11], p.ciphertext()),
                p -> EncryptedPayload.of(1, p.sender(), p.sequence(), new byte[0], p.ciphertext()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesWhatWasChangedAndThenStillOpensTheOriginal(UnaryOperator<EncryptedPayload> change) {
        KeyRing two = ring.rotate(2, key(2));
        AesGcmCipher receiver = AesGcmCipher.of(two);
        EncryptedPayload payload = sealing.seal(SECRET);

        assertThat(errorOf(() -> receiver.open(change.apply(payload)))).isInstanceOf(InvalidData.class);
        assertThat(receiver.open(payload)).isEqualTo(SECRET);
    }

    @Test
    void sealsWithTheNewestKeyAndOpensWithOlderOnes() {
        AesGcmCipher rotated = AesGcmCipher.of(ring.rotate(2, key(2)));

        assertThat(rotated.open(sealing.seal(SECRET))).isEqualTo(SECRET);
        assertThat(rotated.seal(SECRET).keyVersion()).isEqualTo(2);
    }

    @Test
    void refusesKeysBelowTheMinimumAndKeysItDoesNotHave() {
        KeyRing rotated = ring.rotate(2, key(2));
        AesGcmCipher strict = AesGcmCipher.of(rotated.withMinimum(2));

        assertThat(errorOf(() -> strict.open(sealing.seal(SECRET)))).isEqualTo(new KeyVersionTooOld(2));
        assertThat(errorOf(() -> opening.open(AesGcmCipher.of(rotated).seal(SECRET))))
                .isEqualTo(new InvalidData(
                        "payload was sealed with key version 2, which is not in KeyRing[versions [1], minimum 1]"));
    }

    @Test
    void refusesAnotherKeyOfTheSameVersion() {
        AsyncTaskError error = errorOf(
                () -> opening.open(AesGcmCipher.of(KeyRing.of(1, key(9))).seal(SECRET)));

        assertThat(error).isEqualTo(new InvalidData("payload was changed, or sealed with another key than version 1"));
    }

    @Test
    void opensEachPayloadOnceInAnyOrder() {
        List<EncryptedPayload> payloads = sealed(5);

        for (int i : new int[] {3, 0, 4, 1, 2}) {
            assertThat(opening.open(payloads.get(i))).isEqualTo(SECRET);
        }
        for (EncryptedPayload payload : payloads) {
            assertThat(errorOf(() -> opening.open(payload)))
                    .isEqualTo(new InvalidData("payload " + payload.sequence() + " of sender "
                            + HexFormat.of().toHexDigits(payload.sender()) + " was opened before"));
        }
    }

    @Test
    void refusesWhatIsTooOldToTell() {
        List<EncryptedPayload> payloads = sealed(1025);
        opening.open(payloads.getLast());

        assertThat(opening.open(payloads.get(1))).isEqualTo(SECRET);
        assertThat(errorOf(() -> opening.open(payloads.getFirst())).message())
                .contains("1024 or more behind the newest");
    }

    @Test
    void aForgedSequenceDoesNotMoveTheWindow() {
        EncryptedPayload payload = sealing.seal(SECRET);
        opening.open(sealing.seal(SECRET));
        EncryptedPayload forged =
                EncryptedPayload.of(1, payload.sender(), Long.MAX_VALUE, payload.nonce(), payload.ciphertext());

        assertThat(errorOf(() -> opening.open(forged))).isInstanceOf(InvalidData.class);
        assertThat(opening.open(payload)).isEqualTo(SECRET);
    }

    @Test
    void noNonceComesTwiceUnderOneKey() throws Exception {
        List<FutureTask<List<EncryptedPayload>>> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FutureTask<List<EncryptedPayload>> task = new FutureTask<>(() -> sealed(200));
            threads.add(task);
            Thread.startVirtualThread(task);
        }
        Set<String> nonces = new HashSet<>();
        Set<Long> sequences = new HashSet<>();
        for (FutureTask<List<EncryptedPayload>> thread : threads) {
            for (EncryptedPayload payload : thread.get()) {
                nonces.add(HexFormat.of().formatHex(payload.nonce()));
                sequences.add(payload.sequence());
                assertThat(opening.open(payload)).isEqualTo(SECRET);
            }
        }
        assertThat(nonces).hasSize(800);
        assertThat(sequences).hasSize(800);
        assertThat(AesGcmCipher.of(ring).seal(SECRET).sender())
                .isNotEqualTo(sealing.seal(SECRET).sender());
    }

    @Test
    void ofManyThreadsExactlyOneOpensAPayload() throws Exception {
        for (EncryptedPayload payload : sealed(50)) {
            CountDownLatch start = new CountDownLatch(1);
            List<FutureTask<Boolean>> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                FutureTask<Boolean> task = new FutureTask<>(() -> {
                    start.await();
                    return opens(payload);
                });
                threads.add(task);
                Thread.startVirtualThread(task);
            }
            start.countDown();
            int opened = 0;
            for (FutureTask<Boolean> thread : threads) {
                opened += thread.get() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        }
    }

    @Test
    void showsNoSecrets() {
        String key = HexFormat.of().formatHex(key(1).getEncoded());
        EncryptedPayload payload = sealing.seal(SECRET);

        assertThat(sealing.toString())
                .isEqualTo("AesGcmCipher[sender " + HexFormat.of().toHexDigits(payload.sender())
                        + ", KeyRing[versions [1], minimum 1]]")
                .doesNotContain(key);
        assertThat(payload.toString()).doesNotContain("attack");
    }

    @Test
    void refusesAKeyThatDoesNotShowItsBytes() {
        SecretKey opaque = new SecretKey() {
            @Override
            public String getAlgorithm() {
                return "AES";
            }

            @Override
            public String getFormat() {
                return null;
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesGcmCipher.of(KeyRing.of(3, opaque)))
                .withMessage("key version 3 does not show its bytes to HKDF");
    }

    private boolean opens(EncryptedPayload payload) {
        try {
            opening.open(payload);
            return true;
        } catch (AsyncTaskException seen) {
            return false;
        }
    }

    private List<EncryptedPayload> sealed(int count) {
        List<EncryptedPayload> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add(sealing.seal(SECRET));
        }
        return payloads;
    }

    private static SecretKey key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] flipped(byte[] bytes, int index) {
        bytes[index] ^= 1;
        return bytes;
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] hmac(byte[] key, byte[] data, int last) throws Exception {
        data[data.length - 1] = (byte) last;
        return hmac(key, data);
    }
}
