package dev.vivace.orchestra;

import dev.vivace.Journal;
import dev.vivace.ResultCodec;
import dev.vivace.lifecycle.TaskStatus;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an orchestra remembers of a run that died, and what it writes down for the next: the results of tasks that
 * completed, by name. Without a journal it does nothing. Thread-safe.
 */
final class Memory {

    /** How many times of the last run are kept. */
    private static final int TIMES = 10_000;

    /** A result from before. */
    record Known(@Nullable Object value) {}

    private record Book(Journal journal, ResultCodec codec) {}

    private final String name;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    // Written under the engine's lock before the first start; read by all.
    private volatile @Nullable Book book;
    private volatile boolean begun;

    Memory(String name) {
        this.name = name;
    }

    /** Under which name the journal keeps it. */
    String name() {
        return name;
    }

    /** Reads what is there. Called under the engine's lock, before anything has started. */
    void keep(Journal journal, ResultCodec codec, History history) {
        if (begun) {
            throw Refusals.failed("orchestra \"" + name + "\" has started tasks already; give it the journal before");
        }
        try {
            Map<String, Known> read = new HashMap<>();
            JournalRecords.Reader reader = JournalRecords.read(journal.read(name), codec);
            reader.completed().forEach(entry -> {
                read.put(entry.task(), new Known(entry.value()));
                history.record(entry.task(), entry.nanos());
            });
            reader.times().forEach(time -> history.record(time.task(), time.nanos()));
            if (reader.isEmpty()) {
                journal.append(name, JournalRecords.header(codec));
            }
            known.clear();
            known.putAll(read);
            book = new Book(journal, codec);
        } catch (IOException e) {
            throw Refusals.failed("the journal of orchestra \"" + name + "\" cannot be used: " + e.getMessage(), e);
        }
    }

    /** The first task starts. */
    void begin() {
        begun = true;
    }

    /** Tasks are known by their names, so with a journal each needs one of its own. Called under the engine's lock. */
    void requireNames(Collection<Part> starting, Score score) {
        if (book == null) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (Part part : score.parts()) {
            Optional<String> of = part.task.name();
            if (part.isResumable() && part.isStarted() && of.isPresent()) {
                names.add(of.get());
            }
        }
        for (Part part : starting) {
            if (part.isResumable() && !part.isStarted()) {
                String own = part.task.name()
                        .orElseThrow(() -> Refusals.failed("task " + part.label()
                                + " has no name, by which the journal could know it; give it one, or neverResume it"));
                if (!names.add(own)) {
                    throw Refusals.failed("two tasks are named \"" + own
                            + "\", and the journal could not tell them apart; rename one, or neverResume it");
                }
            }
        }
    }

    /** What a part gave in a run that died; null when it has to run. */
    @Nullable
    Known find(Part part) {
        return book == null || !part.isResumable()
                ? null
                : part.task.name().map(known::get).orElse(null);
    }

    /** Writes a result down, before anybody can see it. */
    void completed(Part part, @Nullable Object value) throws IOException {
        Book open = book;
        if (open != null && part.isResumable()) {
            long nanos = Math.max(0, part.engine.clock().nanoTime() - part.task.beginNanos());
            String task = part.task.name().orElseThrow();
            open.journal.append(name, JournalRecords.completed(task, nanos, open.codec.encode(value)));
        }
    }

    /** A run has ended: when all its tasks have completed, nothing is left to resume, and only times are kept. */
    void ended(List<Member> members) throws IOException {
        Book open = book;
        if (open == null
                || !members.stream().allMatch(member -> member.part().task.status() == TaskStatus.COMPLETED)) {
            return;
        }
        open.journal.remove(name);
        open.journal.append(name, JournalRecords.header(open.codec));
        known.clear();
        List<JournalRecords.Took> times = members.stream()
                .map(Member::part)
                .filter(part -> part.hasBegun() && part.task.name().isPresent())
                .limit(TIMES)
                .map(part -> new JournalRecords.Took(part.task.name().orElseThrow(), part.nanos()))
                .toList();
        open.journal.append(name, JournalRecords.took(times));
    }
}
