package dev.vivace.message;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that cannot be read as data without the key. Header and ciphertext are both protected against change.
 *
 * <p>Immutable; arrays are copied on the way in and out. {@link #toString} shows sizes, never bytes.
 */
public final class EncryptedPayload implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int keyVersion;
    private final long sender;
    private final long sequence;
    private final byte[] nonce;
    private final byte[] ciphertext;

    /**
     * A payload as it was sealed.
     *
     * @param keyVersion which key of the ring sealed it
     * @param sender the sealing cipher's random number, part of the header
     * @param sequence the sealing cipher's counter, part of the header; a receiver takes each once
     * @param nonce 12 bytes
     * @param ciphertext the sealed bytes with their tag of 16 bytes
     * @return the payload
     */
    public static EncryptedPayload of(int keyVersion, long sender, long sequence, byte[] nonce, byte[] ciphertext) {
        return new EncryptedPayload(keyVersion, sender, sequence, nonce, ciphertext);
    }

    private EncryptedPayload(int keyVersion, long sender, long sequence, byte[] nonce, byte[] ciphertext) {
        this.keyVersion = keyVersion;
        this.sender = sender;
        this.sequence = sequence;
        this.nonce = nonce.clone();
        this.ciphertext = ciphertext.clone();
    }

    /**
     * Which key of the ring sealed it.
     *
     * @return the version
     */
    public int keyVersion() {
        return keyVersion;
    }

    /**
     * The sealing cipher's random number.
     *
     * @return part of the header
     */
    public long sender() {
        return sender;
    }

    /**
     * The sealing cipher's counter.
     *
     * @return part of the header
     */
    public long sequence() {
        return sequence;
    }

    /**
     * The nonce.
     *
     * @return a copy of 12 bytes
     */
    public byte[] nonce() {
        return nonce.clone();
    }

    /**
     * The sealed bytes.
     *
     * @return a copy
     */
    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptedPayload that
                && keyVersion == that.keyVersion
                && sender == that.sender
                && sequence == that.sequence
                && Arrays.equals(nonce, that.nonce)
                && Arrays.equals(ciphertext, that.ciphertext);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ciphertext) * 31 + Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return "EncryptedPayload[key " + keyVersion + ", sender "
                + HexFormat.of().toHexDigits(sender) + ", sequence " + sequence + ", " + ciphertext.length + " bytes]";
    }
}
