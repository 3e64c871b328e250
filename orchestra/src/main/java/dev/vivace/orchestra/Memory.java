package dev.vivace.orchestra;

import dev.vivace.Journal;
import dev.vivace.ResultCodec;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an orchestra remembers of a run that died, and what it writes down for the next: the results of tasks that
 * completed, by name. Without a journal it does nothing. Thread-safe.
 *
 * <p>An orchestra inside another one writes into the book of that one, with its own name before those of its tasks: what
 * ended as one run is forgotten as one run.
 */
final class Memory {

    /** How many times of runs before are kept. */
    private static final int TIMES = 10_000;

    /** A result from before. */
    record Known(@Nullable Object value, long needs) {}

    /** An open journal, and what was in it. */
    private static final class Book {

        private final Journal journal;
        private final ResultCodec codec;
        private final Map<String, Known> known = new ConcurrentHashMap<>();

        // Written by whoever settles a part; read and written when all have ended.
        private volatile boolean interrupted;

        // Guarded by its own monitor; the name that was heard of longest ago first.
        private final LinkedHashMap<String, Long> times = new LinkedHashMap<>();

        Book(Journal journal, ResultCodec codec) {
            this.journal = journal;
            this.codec = codec;
        }

        void took(String task, long nanos) {
            synchronized (times) {
                times.putLast(task, nanos);
                if (times.size() > TIMES) {
                    times.pollFirstEntry();
                }
            }
        }

        Map<String, Long> times() {
            synchronized (times) {
                return new LinkedHashMap<>(times);
            }
        }
    }

    /** Where something is written. */
    private record Place(Book book, String key) {}

    private final String name;

    // Written under the engine's lock before the first start; read by all.
    private volatile @Nullable Memory around;
    private volatile @Nullable Book book;
    private volatile boolean begun;

    // Whether the book is of a journal that nobody named to this orchestra. Read and written under the engine's lock.
    private boolean untold;

    Memory(String name) {
        this.name = name;
    }

    /** It is inside another one from now on. */
    void within(Memory other) {
        around = other;
    }

    /** Where a task of this orchestra is written; null without a journal. An empty name is the orchestra itself. */
    private @Nullable Place place(String task) {
        String key = task;
        Memory at = this;
        while (at != null) {
            Book open = at.book;
            if (open != null) {
                return new Place(open, key);
            }
            key = at.name + "/" + key;
            at = at.around;
        }
        return null;
    }

    private @Nullable Place place(Part part) {
        if (book == null && around == null) {
            return null;
        }
        return part.isResumable() ? part.task.name().map(this::place).orElse(null) : null;
    }

    /** Reads what is there. Called under the engine's lock, before anything has started. */
    void keep(Journal journal, ResultCodec codec) {
        if (begun) {
            throw Refusals.failed("orchestra \"" + name + "\" has started tasks already; give it the journal before");
        }
        if (untold) {
            untold = false;
            book = null;
        }
        if (place("") != null) {
            throw Refusals.failed(
                    "orchestra \"" + name + "\" has a journal already, its own or that of the one around");
        }
        try {
            Book opened = new Book(journal, codec);
            JournalRecords.Reader reader = JournalRecords.read(journal.read(name), codec, name);
            reader.times().forEach(time -> opened.took(time.task(), time.nanos()));
            reader.completed().forEach(entry -> {
                opened.known.put(entry.task(), new Known(entry.value(), entry.needs()));
                opened.took(entry.task(), entry.nanos());
            });
            if (reader.isEmpty()) {
                journal.append(name, JournalRecords.header(codec, name));
            }
            book = opened;
        } catch (IOException e) {
            throw Refusals.failed(
                    "the journal of orchestra \"" + name + "\" cannot be used: " + e.getMessage()
                            + "; remove its records to begin anew",
                    e);
        }
    }

    /** The same, until somebody says which journal it is to be. Called first of all. */
    void keepUnlessTold(Journal journal, ResultCodec codec) {
        keep(journal, codec);
        untold = true;
    }

    /** Tells how long the tasks of this orchestra took in runs before. */
    void recall(History history) {
        Place own = place("");
        if (own != null) {
            own.book.times().forEach((key, nanos) -> {
                if (key.startsWith(own.key) && key.indexOf('/', own.key.length()) < 0) {
                    history.record(key.substring(own.key.length()), nanos);
                }
            });
        }
    }

    /** The first task starts. */
    void begin() {
        begun = true;
    }

    /** Whether it is written down when a part completes. */
    boolean isKept(Part part) {
        return part.isResumable() && place("") != null;
    }

    /** Tasks are known by their names, so with a journal each needs one of its own. Called under the engine's lock. */
    void requireNames(Collection<Part> starting, Score score) {
        if (place("") == null) {
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
                requireName(part, names);
                requireSameNeeds(part);
            }
        }
    }

    private static void requireName(Part part, Set<String> names) {
        String own = part.task
                .name()
                .orElseThrow(() -> Refusals.failed("task " + part.label()
                        + " has no name, by which the journal could know it; give it one, or neverResume it"));
        if (!names.add(own)) {
            throw Refusals.failed("two tasks are named \"" + own
                    + "\", and the journal could not tell them apart; rename one, or neverResume it");
        }
    }

    private void requireSameNeeds(Part part) {
        Place at = place(part);
        Known before = at == null ? null : at.book.known.get(at.key);
        if (before != null && before.needs != JournalRecords.fingerprint(needs(part))) {
            throw Refusals.failed(
                    "task " + part.label() + " completed in a run where it depended on other tasks than " + needs(part)
                            + "; remove the records of orchestra \"" + name + "\" from the journal to begin anew");
        }
    }

    /** The names of what a part depends on; what has none is not resumed, and has another id in each run. */
    private static List<String> needs(Part part) {
        return Score.parts(part.dependencies()).stream()
                .map(need -> need.task.name().orElse(""))
                .sorted()
                .toList();
    }

    /** What a part gave in a run that died; null when it has to run. It is told once. */
    @Nullable
    Known find(Part part) {
        Place at = place(part);
        return at == null ? null : at.book.known.remove(at.key);
    }

    /** Writes a result down, before anybody can see it. */
    void completed(Part part, @Nullable Object value) throws IOException {
        Place at = place(part);
        if (at == null) {
            return;
        }
        long nanos = Math.max(0, part.engine.clock().nanoTime() - part.task.beginNanos());
        List<String> needs = part.engine.locked(() -> needs(part));
        byte[] result;
        try {
            result = at.book.codec.encode(value);
        } catch (IOException e) {
            throw new IOException("the result of task \"" + at.key + "\" cannot be kept: " + e.getMessage(), e);
        }
        at.book.journal.append(root(), JournalRecords.completed(at.key, needs, nanos, result));
        at.book.took(at.key, nanos);
    }

    /** The name under which the journal keeps it. */
    private String root() {
        Memory at = this;
        for (Memory next = around; at.book == null && next != null; next = at.around) {
            at = next;
        }
        return at.name;
    }

    /** A part that was started has failed or was cancelled. */
    void interrupted() {
        Place own = place("");
        if (own != null) {
            own.book.interrupted = true;
        }
    }

    /** All that was started has ended. When all of it has completed nothing is left to resume, and only times are kept. */
    void ended() throws IOException {
        Book open = book;
        if (open == null) {
            return;
        }
        if (!open.interrupted) {
            open.journal.remove(name);
            open.journal.append(name, JournalRecords.header(open.codec, name));
            open.journal.append(name, JournalRecords.took(open.times()));
            open.known.clear();
        }
        open.interrupted = false;
    }
}
