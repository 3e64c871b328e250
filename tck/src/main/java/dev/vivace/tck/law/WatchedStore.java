package dev.vivace.tck.law;

import dev.vivace.stream.CheckpointStore;
import java.io.IOException;
import java.util.Optional;

/**
 * A store that is watched.
 *
 * @param store keeps the checkpoints
 * @param onSave runs before each is saved
 */
record WatchedStore(CheckpointStore store, Runnable onSave) implements CheckpointStore {

    @Override
    public Optional<byte[]> load(String key) throws IOException {
        return store.load(key);
    }

    @Override
    public void save(String key, byte[] state) throws IOException {
        onSave.run();
        store.save(key, state);
    }

    @Override
    public void remove(String key) throws IOException {
        store.remove(key);
    }
}
