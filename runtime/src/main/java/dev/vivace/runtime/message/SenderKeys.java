package dev.vivace.runtime.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Derives the key under which one cipher seals: HKDF with SHA-256 (RFC 5869), 32 bytes, without salt, which RFC 5869
 * section 3.1 allows for keys that are uniformly random already. The info binds purpose, key version and sender.
 */
final class SenderKeys {

    private static final byte[] PURPOSE = "vivace payload 1".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;

    private SenderKeys() {}

    static SecretKey derive(SecretKey ringKey, int version, long sender) {
        byte[] info = ByteBuffer.allocate(PURPOSE.length + Integer.BYTES + Long.BYTES)
                .put(PURPOSE)
                .putInt(version)
                .putLong(sender)
                .array();
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES", HKDFParameterSpec.ofExtract().addIKM(ringKey).thenExpand(info, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no HKDF-SHA256", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key version " + version + " does not show its bytes to HKDF", e);
        }
    }
}
