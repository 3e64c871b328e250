package dev.vivace.message;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/**
 * Keys by version. The highest version seals; versions from the minimum on open. Immutable; never prints a key.
 */
public final class KeyRing {

    private final NavigableMap<Integer, SecretKey> keys;
    private final int minimum;

    private KeyRing(NavigableMap<Integer, SecretKey> keys, int minimum) {
        this.keys = keys;
        this.minimum = minimum;
    }

    /**
     * A ring of one key.
     *
     * @param version its version, at least 1
     * @param key an AES key
     * @return the ring
     * @throws IllegalArgumentException when the version is below 1 or the key is not for AES
     */
    public static KeyRing of(int version, SecretKey key) {
        return new KeyRing(new TreeMap<>(Map.of(checked(version, key), key)), version);
    }

    /**
     * A ring with a further key; the older ones still open.
     *
     * @param version above the current one
     * @param key an AES key
     * @return a new ring
     * @throws IllegalArgumentException when the version is not above the current one or the key is not for AES
     */
    public KeyRing rotate(int version, SecretKey key) {
        if (version <= currentVersion()) {
            throw new IllegalArgumentException(
                    "version must be above " + currentVersion() + ", the current one, was " + version);
        }
        NavigableMap<Integer, SecretKey> more = new TreeMap<>(keys);
        more.put(checked(version, key), key);
        return new KeyRing(more, minimum);
    }

    /**
     * A ring that opens nothing sealed before a version.
     *
     * @param version the lowest version to accept, at most the current one
     * @return a new ring
     */
    public KeyRing withMinimum(int version) {
        if (version > currentVersion()) {
            throw new IllegalArgumentException(
                    "minimum must be at most " + currentVersion() + ", the current version, was " + version);
        }
        return new KeyRing(keys.tailMap(version, true), version);
    }

    /**
     * The version that seals.
     *
     * @return the highest version
     */
    public int currentVersion() {
        return keys.lastKey();
    }

    /**
     * The lowest version that is accepted.
     *
     * @return the minimum
     */
    public int minimum() {
        return minimum;
    }

    /**
     * A key, for a cipher.
     *
     * @param version its version
     * @return the key, when the ring has it
     */
    public Optional<SecretKey> key(int version) {
        return Optional.ofNullable(keys.get(version));
    }

    @Override
    public String toString() {
        return "KeyRing[versions " + keys.keySet() + ", minimum " + minimum + "]";
    }

    private static int checked(int version, SecretKey key) {
        if (version < 1) {
            throw new IllegalArgumentException("version must be at least 1, was " + version);
        }
        if (!"AES".equals(key.getAlgorithm())) {
            throw new IllegalArgumentException("key must be for AES, was for " + key.getAlgorithm());
        }
        return version;
    }
}
