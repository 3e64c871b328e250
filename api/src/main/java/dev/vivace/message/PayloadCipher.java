package dev.vivace.message;

/**
 * Seals and opens payloads with AES-GCM (NIST SP 800-38D), the header authenticated. Made by a runtime from a
 * {@link KeyRing}; thread-safe.
 */
public interface PayloadCipher {

    /**
     * Seals bytes with the newest key.
     *
     * @param plain what to seal; not changed
     * @return the sealed payload
     */
    EncryptedPayload seal(byte[] plain);

    /**
     * Opens a payload, once.
     *
     * @param payload what {@link #seal} gave, here or at the other end
     * @return the bytes
     * @throws dev.vivace.error.AsyncTaskException KeyVersionTooOld when it was sealed with a key below the minimum;
     *     InvalidData when it was changed, was sealed with a key that the ring does not have, or was opened before
     */
    byte[] open(EncryptedPayload payload);
}
