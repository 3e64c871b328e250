package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.EncryptedPayload;
import dev.vivace.message.KeyRing;
import dev.vivace.message.PayloadCipher;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Payloads that cannot be read as data without the key: law K4 of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface CipherLaws extends Subject {

    @Test
    default void K4_a_sealed_payload_is_opened_with_the_key() throws Exception {
        KeyRing ring = KeyRing.of(1, key(1));
        PayloadCipher sender = runtime().cipher(ring);
        PayloadCipher receiver = runtime().cipher(ring);
        for (int length : List.of(0, 1, 15, 16, 17, 1_000, 100_000)) {
            byte[] plain = new byte[length];
            new Random(length).nextBytes(plain);
            byte[] copy = plain.clone();
            EncryptedPayload sealed = sender.seal(plain);
            assertArrayEquals(copy, plain, "what is sealed is not changed");
            assertEquals(1, sealed.keyVersion());
            assertArrayEquals(copy, receiver.open(sealed));
        }
    }

    @Test
    default void K4_a_sealed_payload_does_not_show_its_data() throws Exception {
        String secret = "the eagle lands at midnight";
        byte[] plain = secret.getBytes(StandardCharsets.US_ASCII);
        PayloadCipher cipher = runtime().cipher(KeyRing.of(1, key(1)));
        Set<EncryptedPayload> sealed = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            EncryptedPayload payload = cipher.seal(plain);
            assertFalse(text(payload.ciphertext()).contains("eagle"), "in the ciphertext");
            assertFalse(payload.toString().contains("eagle"), "in the text");
            assertFalse(text(serialized(payload)).contains("eagle"), "in the serial form");
            sealed.add(payload);
            nonces.add(text(payload.nonce()));
        }
        assertEquals(100, sealed.size(), "the same data never looks the same");
        assertEquals(100, nonces.size(), "no nonce is used twice");
        assertFalse(KeyRing.of(1, key(1)).toString().contains(text(key(1).getEncoded())), "nor is the key shown");
    }

    @Test
    default void K4_an_encrypted_message_passes_to_the_parent() throws Exception {
        Family family = Family.in(concurrent(8), ChannelConfig.DEFAULT);
        KeyRing ring = KeyRing.of(1, key(1));
        byte[] plain = {1, 2, 3};
        PayloadCipher sender = family.childTask().runtime().cipher(ring);
        TaskEnvelope<byte[], ?> sent = family.childTask()
                .relationships()
                .message()
                .to(family.parentTask().id())
                .encrypted(sender, plain)
                .build();
        family.up(sent.message());
        TaskMessage.Encrypted<?> received =
                assertInstanceOf(TaskMessage.Encrypted.class, family.atParent().message(), "a type of its own");
        assertArrayEquals(plain, runtime().cipher(ring).open(received.payload()));
        family.end();
    }

    @Test
    default void K4_without_the_key_nothing_is_opened() {
        EncryptedPayload sealed = runtime().cipher(KeyRing.of(1, key(1))).seal(new byte[] {1, 2, 3});
        assertInvalid(KeyRing.of(1, key(2)), sealed, "another key of the same version");
        EncryptedPayload newer =
                runtime().cipher(KeyRing.of(1, key(1)).rotate(2, key(2))).seal(new byte[] {1, 2, 3});
        assertEquals(2, newer.keyVersion(), "the newest key seals");
        assertInvalid(KeyRing.of(1, key(1)), newer, "a version that the ring does not have");
    }

    @Test
    default void K4_any_change_is_found_out() {
        KeyRing ring = KeyRing.of(1, key(1)).rotate(2, key(1));
        EncryptedPayload sealed = runtime().cipher(ring).seal(new byte[] {1, 2, 3});
        for (int i = 0; i < sealed.ciphertext().length; i++) {
            int at = i;
            assertInvalid(ring, with(sealed, bytes -> flip(bytes, at), nonce -> nonce), "ciphertext, byte " + at);
        }
        for (int i = 0; i < sealed.nonce().length; i++) {
            int at = i;
            assertInvalid(ring, with(sealed, bytes -> bytes, nonce -> flip(nonce, at)), "nonce, byte " + at);
        }
        assertInvalid(
                ring, header(sealed, 1, sealed.sender(), sealed.sequence()), "key version, though keys are equal");
        assertInvalid(ring, header(sealed, 2, sealed.sender() + 1, sealed.sequence()), "sender");
        assertInvalid(ring, header(sealed, 2, sealed.sender(), sealed.sequence() + 1), "sequence");
        assertInvalid(ring, with(sealed, bytes -> new byte[0], nonce -> nonce), "nothing left");
        assertArrayEquals(new byte[] {1, 2, 3}, runtime().cipher(ring).open(sealed), "the original");
    }

    @Test
    default void K4_a_key_below_the_minimum_is_too_old() throws Exception {
        KeyRing first = KeyRing.of(3, key(3));
        KeyRing both = first.rotate(4, key(4));
        EncryptedPayload old = runtime().cipher(first).seal(new byte[] {1});
        assertArrayEquals(new byte[] {1}, runtime().cipher(both).open(old), "an older key still opens");
        KeyRing strict = both.withMinimum(4);
        AsyncTaskException refused = assertThrows(
                AsyncTaskException.class, () -> runtime().cipher(strict).open(old));
        assertEquals(new AsyncTaskError.KeyVersionTooOld(4), refused.error());
        EncryptedPayload fresh = runtime().cipher(strict).seal(new byte[] {2});
        assertArrayEquals(new byte[] {2}, runtime().cipher(both).open(fresh));
    }

    @Test
    default void K4_a_replay_is_refused() {
        KeyRing ring = KeyRing.of(1, key(1));
        PayloadCipher sender = runtime().cipher(ring);
        PayloadCipher receiver = runtime().cipher(ring);
        EncryptedPayload first = sender.seal(new byte[] {1});
        EncryptedPayload second = sender.seal(new byte[] {2});
        receiver.open(first);
        assertReplay(receiver, first);
        receiver.open(second);
        assertReplay(receiver, second);
        assertReplay(receiver, first);
        EncryptedPayload copy = header(first, 1, first.sender(), first.sequence());
        assertEquals(first, copy);
        assertReplay(receiver, copy);
        assertArrayEquals(new byte[] {1}, runtime().cipher(ring).open(first), "another receiver has not seen it");
    }

    @Test
    default void K4_payloads_may_come_out_of_order_and_of_many_senders() {
        KeyRing ring = KeyRing.of(1, key(1));
        List<EncryptedPayload> sealed = new ArrayList<>();
        Set<Long> senders = new HashSet<>();
        for (int sender = 0; sender < 5; sender++) {
            PayloadCipher cipher = runtime().cipher(ring);
            for (int i = 0; i < 20; i++) {
                sealed.add(cipher.seal(new byte[] {(byte) sender, (byte) i}));
            }
            senders.add(sealed.getLast().sender());
        }
        assertEquals(5, senders.size(), "each cipher is a sender of its own");
        Collections.shuffle(sealed, new Random(1));
        PayloadCipher receiver = runtime().cipher(ring);
        for (EncryptedPayload payload : sealed) {
            receiver.open(payload);
        }
        for (EncryptedPayload payload : sealed) {
            assertReplay(receiver, payload);
        }
    }

    @Test
    default void K4_a_refused_payload_does_not_block_the_true_one() {
        KeyRing ring = KeyRing.of(1, key(1));
        EncryptedPayload sealed = runtime().cipher(ring).seal(new byte[] {1});
        PayloadCipher receiver = runtime().cipher(ring);
        EncryptedPayload forged = with(sealed, bytes -> flip(bytes, 0), nonce -> nonce);
        assertThrows(AsyncTaskException.class, () -> receiver.open(forged));
        assertArrayEquals(new byte[] {1}, receiver.open(sealed));
    }

    @Test
    default void K4_a_payload_survives_serialization() throws Exception {
        KeyRing ring = KeyRing.of(1, key(1));
        EncryptedPayload sealed = runtime().cipher(ring).seal(new byte[] {1, 2});
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialized(sealed)))) {
            Object read = in.readObject();
            assertEquals(sealed, read);
            assertArrayEquals(new byte[] {1, 2}, runtime().cipher(ring).open((EncryptedPayload) read));
        }
    }

    private void assertInvalid(KeyRing ring, EncryptedPayload payload, String why) {
        AsyncTaskException refused = assertThrows(
                AsyncTaskException.class, () -> runtime().cipher(ring).open(payload), why);
        assertInstanceOf(AsyncTaskError.InvalidData.class, refused.error(), why);
    }

    private static void assertReplay(PayloadCipher receiver, EncryptedPayload payload) {
        AsyncTaskException refused = assertThrows(AsyncTaskException.class, () -> receiver.open(payload));
        assertInstanceOf(AsyncTaskError.InvalidData.class, refused.error(), "a replay");
    }

    private static EncryptedPayload with(
            EncryptedPayload payload, UnaryOperator<byte[]> ciphertext, UnaryOperator<byte[]> nonce) {
        return EncryptedPayload.of(
                payload.keyVersion(),
                payload.sender(),
                payload.sequence(),
                nonce.apply(payload.nonce()),
                ciphertext.apply(payload.ciphertext()));
    }

    private static EncryptedPayload header(EncryptedPayload payload, int version, long sender, long sequence) {
        return EncryptedPayload.of(version, sender, sequence, payload.nonce(), payload.ciphertext());
    }

    private static byte[] flip(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] serialized(EncryptedPayload payload) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(payload);
        }
        return bytes.toByteArray();
    }

    private static SecretKey key(int number) {
        byte[] bytes = new byte[32];
        new Random(number).nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }
}
