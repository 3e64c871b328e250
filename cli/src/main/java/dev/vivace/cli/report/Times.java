package dev.vivace.cli.report;

import dev.vivace.TimedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How long tasks took, by their own clocks. */
final class Times {

    private Times() {}

    /** From start to end; nothing when it did not start, or has not ended. */
    static Optional<Duration> of(TimedTask<?> task) {
        return task.startedAt()
                .flatMap(started -> task.completedAt().map(completed -> Duration.between(started, completed)));
    }

    /** From the start of the first to the end of the last; nothing when none did. */
    static Optional<Duration> span(Collection<? extends TimedTask<?>> tasks) {
        Optional<Instant> first =
                tasks.stream().flatMap(task -> task.startedAt().stream()).min(Comparator.naturalOrder());
        Optional<Instant> last =
                tasks.stream().flatMap(task -> task.completedAt().stream()).max(Comparator.naturalOrder());
        return first.flatMap(begin -> last.map(end -> Duration.between(begin, end)));
    }

    /** For the JSON file, to the microsecond. */
    static double inSeconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e6;
    }
}
