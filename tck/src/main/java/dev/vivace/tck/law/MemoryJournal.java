package dev.vivace.tck.law;

import dev.vivace.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A journal that lasts as long as the test. Thread-safe. */
final class MemoryJournal implements Journal {

    private final Map<String, List<byte[]>> records;

    MemoryJournal() {
        this(Map.of());
    }

    private MemoryJournal(Map<String, List<byte[]>> records) {
        this.records = new ConcurrentHashMap<>(records);
    }

    @Override
    public List<byte[]> read(String name) {
        return records.getOrDefault(name, List.of()).stream().map(byte[]::clone).toList();
    }

    @Override
    public void append(String name, byte[] content) {
        byte[] copy = content.clone();
        records.merge(name, List.of(copy), (before, one) -> {
            List<byte[]> more = new ArrayList<>(before);
            more.addAll(one);
            return List.copyOf(more);
        });
    }

    @Override
    public void remove(String name) {
        records.remove(name);
    }

    /** The same as it is at this moment: what is left when the process dies now. */
    MemoryJournal frozen() {
        return new MemoryJournal(records);
    }

    /** The same with the first records of a name only: what was left when the process died then. */
    MemoryJournal cut(String name, int count) {
        MemoryJournal shorter = new MemoryJournal(records);
        shorter.records.put(name, List.copyOf(read(name).subList(0, count)));
        return shorter;
    }

    /** The same with another record in place of one. */
    MemoryJournal with(String name, int index, byte[] content) {
        MemoryJournal other = new MemoryJournal(records);
        List<byte[]> changed = new ArrayList<>(read(name));
        changed.set(index, content);
        other.records.put(name, List.copyOf(changed));
        return other;
    }
}
