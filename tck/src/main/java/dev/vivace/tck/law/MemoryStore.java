package dev.vivace.tck.law;

import dev.vivace.stream.CheckpointStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps checkpoints where a test can look, until the power fails. Thread-safe. */
final class MemoryStore implements CheckpointStore {

    private final Map<String, byte[]> kept;
    private final Power power;
    private final AtomicInteger saved = new AtomicInteger();

    MemoryStore() {
        this(new ConcurrentHashMap<>());
    }

    MemoryStore(Map<String, byte[]> kept) {
        this(kept, Power.unfailing());
    }

    MemoryStore(Map<String, byte[]> kept, Power power) {
        this.kept = kept;
        this.power = power;
    }

    int saved() {
        return saved.get();
    }

    Map<String, byte[]> kept() {
        return kept;
    }

    @Override
    public Optional<byte[]> load(String key) throws IOException {
        power.use();
        return Optional.ofNullable(kept.get(key)).map(byte[]::clone);
    }

    @Override
    public void save(String key, byte[] state) throws IOException {
        power.use();
        kept.put(key, state.clone());
        saved.incrementAndGet();
    }

    @Override
    public void remove(String key) throws IOException {
        power.use();
        kept.remove(key);
    }
}
