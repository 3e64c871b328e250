package dev.vivace.runtime.message;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.message.EncryptedPayload;
import dev.vivace.message.KeyRing;
import dev.vivace.message.PayloadCipher;
import dev.vivace.runtime.message.ReplayMemory.SenderKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM with tags of 128 bits. The header of a payload (key version, sender, sequence, nonce) is authenticated with it.
 *
 * <p><b>Nonces.</b> GCM breaks when a nonce comes twice under one key (NIST SP 800-38D, section 8). Ciphers that share a
 * ring know nothing of each other, so each one seals under a key of its own: HKDF (RFC 5869) of the ring's key, bound to
 * the key version and the cipher's random 64-bit sender number. Under that key the nonce is the deterministic
 * construction of section 8.2.1: a fixed field of 4 bytes, random per cipher, and a counter of 8 bytes that never
 * wraps. A nonce can only come twice when two ciphers drew the same 96 bits, sender number and fixed field: for four
 * billion ciphers on one ring key the odds are 2^-33, below the 2^-32 that section 8 asks for.
 *
 * <p><b>Replay.</b> Each payload opens once per cipher: see {@link ReplayMemory}. What was opened is remembered only after
 * its tag was verified, so a forger can neither fill the memory nor push a sender's window forward. The memory is this
 * cipher's own; another cipher on the same ring opens the payload once more.
 *
 * <p>Thread-safe. Neither messages nor {@link #toString} show keys or plain bytes.
 */
public final class AesGcmCipher implements PayloadCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES + Long.BYTES + NONCE_BYTES;

    private final KeyRing keys;
    private final long sender;
    private final int noncePrefix;
    private final SecretKey sealingKey;
    private final ReplayMemory opened = ReplayMemory.ofSenders(ReplayMemory.SENDERS);

    /** The last sequence number that was given away; written and read by every thread that seals. */
    private final AtomicLong sequence = new AtomicLong();

    private AesGcmCipher(KeyRing keys, long sender, int noncePrefix) {
        this.keys = keys;
        this.sender = sender;
        this.noncePrefix = noncePrefix;
        this.sealingKey = SenderKeys.derive(ringKey(keys.currentVersion()), keys.currentVersion(), sender);
    }

    /**
     * A cipher with a sender number and a replay memory of its own.
     *
     * @param keys the keys; each must show its bytes, as HKDF works on them
     * @return the cipher
     * @throws IllegalArgumentException when the newest key does not show its bytes
     */
    public static AesGcmCipher of(KeyRing keys) {
        SecureRandom random = new SecureRandom();
        return new AesGcmCipher(keys, random.nextLong(), random.nextInt());
    }

    @Override
    public EncryptedPayload seal(byte[] plain) {
        int version = keys.currentVersion();
        long number = nextSequence();
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .putInt(noncePrefix)
                .putLong(number)
                .array();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, sealingKey, header(version, sender, number, nonce), nonce);
            return EncryptedPayload.of(version, sender, number, nonce, cipher.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot seal with " + ALGORITHM, e);
        }
    }

    @Override
    public byte[] open(EncryptedPayload payload) {
        if (payload.keyVersion() < keys.minimum()) {
            throw new AsyncTaskException(new AsyncTaskError.KeyVersionTooOld(keys.minimum()));
        }
        SecretKey ringKey = ringKey(payload.keyVersion());
        SenderKey from = new SenderKey(payload.keyVersion(), payload.sender());
        opened.check(from, payload.sequence());
        byte[] plain = verified(payload, SenderKeys.derive(ringKey, from.keyVersion(), from.sender()));
        opened.record(from, payload.sequence());
        return plain;
    }

    @Override
    public String toString() {
        return "AesGcmCipher[sender " + HexFormat.of().toHexDigits(sender) + ", " + keys + "]";
    }

    private static byte[] verified(EncryptedPayload payload, SecretKey key) {
        byte[] nonce = payload.nonce();
        byte[] ciphertext = payload.ciphertext();
        if (nonce.length != NONCE_BYTES || ciphertext.length < TAG_BITS / Byte.SIZE) {
            throw invalid("payload has a nonce of " + nonce.length + " bytes and " + ciphertext.length
                    + " bytes of ciphertext; expected 12, and 16 at least");
        }
        byte[] header = header(payload.keyVersion(), payload.sender(), payload.sequence(), nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, header, nonce).doFinal(ciphertext);
        } catch (AEADBadTagException changed) {
            throw invalid("payload was changed, or sealed with another key than version " + payload.keyVersion());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot open with " + ALGORITHM, e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] header, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private static byte[] header(int version, long sender, long sequence, byte[] nonce) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(version)
                .putLong(sender)
                .putLong(sequence)
                .put(nonce)
                .array();
    }

    private SecretKey ringKey(int version) {
        return keys.key(version)
                .orElseThrow(
                        () -> invalid("payload was sealed with key version " + version + ", which is not in " + keys));
    }

    private long nextSequence() {
        long next = sequence.incrementAndGet();
        if (next <= 0) {
            throw new IllegalStateException("this cipher has sealed 2^63 payloads; make a new one");
        }
        return next;
    }

    private static AsyncTaskException invalid(String what) {
        return new AsyncTaskException(new AsyncTaskError.InvalidData(what));
    }
}
