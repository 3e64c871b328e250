package dev.vivace.stream;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps how far a pipeline or an orchestra got, so that a later run goes on from there. Thread-safe. For authors of
 * stores.
 */
public interface CheckpointStore {

    /**
     * What was saved last.
     *
     * @param key whose
     * @return the bytes, or nothing
     * @throws IOException when they cannot be read
     */
    Optional<byte[]> load(String key) throws IOException;

    /**
     * Saves, in whole or not at all; it lasts when this returns.
     *
     * @param key whose
     * @param state the bytes, kept as they are
     * @throws IOException when they cannot be written
     */
    void save(String key, byte[] state) throws IOException;

    /**
     * Forgets what was saved; nothing happens when nothing was.
     *
     * @param key whose
     * @throws IOException when it cannot be removed
     */
    void remove(String key) throws IOException;
}
