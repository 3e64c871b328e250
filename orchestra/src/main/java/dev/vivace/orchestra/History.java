package dev.vivace.orchestra;

import dev.vivace.lifecycle.TaskStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long tasks of each name took, of the names that were seen last. Thread-safe.
 */
final class History {

    private static final int NAMES = 10_000;

    /** A mean that is carried on. */
    private record Mean(long count, double nanos) {

        Mean and(long next) {
            return new Mean(count + 1, nanos + (next - nanos) / (count + 1));
        }
    }

    // Guarded by its own monitor.
    private final Map<String, Mean> means = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mean> eldest) {
            return size() > NAMES;
        }
    };

    /** Notes how long a part took that completed; one without a name is not known again. */
    void record(Part part, TaskStatus status) {
        if (status == TaskStatus.COMPLETED && part.hasBegun()) {
            Optional<String> name = part.task.name();
            name.ifPresent(known -> record(known, part.nanos()));
        }
    }

    void record(String name, long nanos) {
        synchronized (means) {
            means.merge(name, new Mean(1, nanos), (before, first) -> before.and(nanos));
        }
    }

    /** How long the next task of a name is expected to take. */
    OptionalLong expected(Optional<String> name) {
        if (name.isEmpty()) {
            return OptionalLong.empty();
        }
        synchronized (means) {
            Mean mean = means.get(name.get());
            return mean == null ? OptionalLong.empty() : OptionalLong.of(Math.round(mean.nanos));
        }
    }
}
