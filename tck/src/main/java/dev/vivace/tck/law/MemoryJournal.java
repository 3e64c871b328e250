package dev.vivace.tck.law;

import dev.vivace.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal that lasts as long as the test. Thread-safe. */
final class MemoryJournal implements Journal {

    private final Map<String, List<byte[]>> first;
    private final Map<String, List<byte[]>> records;
    private final List<MemoryJournal> moments = new CopyOnWriteArrayList<>();
    private volatile boolean removed;

    MemoryJournal() {
        this(Map.of());
    }

    private MemoryJournal(Map<String, List<byte[]>> records) {
        first = Map.copyOf(records);
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
        if (!removed) {
            moments.add(frozen());
        }
    }

    @Override
    public void remove(String name) {
        removed = true;
        records.remove(name);
    }

    /** What it was after each record, until something was removed: what is left of a process that died then. */
    List<MemoryJournal> moments() {
        return moments;
    }

    /** The same as it is at this moment: what is left when the process dies now. */
    MemoryJournal frozen() {
        return new MemoryJournal(records);
    }

    /** What it was when it was made or frozen, of which this one does not know the moments before. */
    MemoryJournal began() {
        return new MemoryJournal(first);
    }

    /** The same with another record in place of one. */
    MemoryJournal with(String name, int index, byte[] content) {
        List<byte[]> changed = new ArrayList<>(read(name));
        changed.set(index, content);
        return new MemoryJournal(Map.of(name, List.copyOf(changed)));
    }
}
