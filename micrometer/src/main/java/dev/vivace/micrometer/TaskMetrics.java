package dev.vivace.micrometer;

import dev.vivace.Registration;
import dev.vivace.Runtime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;
import java.util.Set;

/**
 * Puts what tasks do on a {@link MeterRegistry}. Immutable: each call returns a new configuration.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>Name</th><th>What</th><th>Tags</th></tr>
 * <tr><td>{@code task.duration}</td><td>timer, from the start of the work until the task settled</td>
 *     <td>task.name, task.priority, task.status</td></tr>
 * <tr><td>{@code task.cpu.usage}</td><td>summary, CPU time per time run; nothing where it is not known</td>
 *     <td>task.name, task.priority</td></tr>
 * <tr><td>{@code task.memory.usage}</td><td>summary, bytes allocated; nothing where they are not known</td>
 *     <td>task.name, task.priority</td></tr>
 * <tr><td>{@code task.scheduled_count}</td><td>counter, tasks made</td><td>task.priority</td></tr>
 * <tr><td>{@code task.completed_count}, {@code task.failed_count}, {@code task.cancelled_count}</td>
 *     <td>counters, by how tasks ended</td><td>task.priority</td></tr>
 * <tr><td>{@code task.retried_count}</td><td>counter, attempts that failed and were followed by another</td>
 *     <td>task.priority</td></tr>
 * <tr><td>{@code task.running_count}, {@code task.queued_count}, {@code task.abandoned_count}</td>
 *     <td>gauges: begun and not settled; waiting for a thread or a permit; settled with work that still runs</td>
 *     <td></td></tr>
 * </table>
 *
 * <p>An id is never a tag. The tag {@code task.name} takes the first 50 names that come, or those of {@link #names};
 * all others are {@code other}, tasks without a name {@code unnamed}. Priorities of an enum go by their names, others by
 * their ranks.
 */
public final class TaskMetrics {

    private static final int NAMES = 50;

    private final MeterRegistry registry;
    private final Tags tags;
    private final int limit;
    private final Set<String> names;

    private TaskMetrics(MeterRegistry registry, Tags tags, int limit, Set<String> names) {
        this.registry = registry;
        this.tags = tags;
        this.limit = limit;
        this.names = names;
    }

    /**
     * Metrics with the usual configuration.
     *
     * @param registry gets the meters
     * @return a configuration
     */
    public static TaskMetrics of(MeterRegistry registry) {
        return new TaskMetrics(Objects.requireNonNull(registry, "registry is null"), Tags.empty(), NAMES, Set.of());
    }

    /**
     * Measures all tasks that a runtime makes from now on, with the usual configuration.
     *
     * @param runtime whose tasks
     * @param registry gets the meters
     * @return ends it; the counters stay, the gauges go
     */
    public static Registration on(Runtime<?, ?> runtime, MeterRegistry registry) {
        return of(registry).listenTo(runtime);
    }

    /**
     * Tags that every meter gets, such as the name of the runtime where there are several.
     *
     * @param more the tags
     * @return a new configuration
     */
    public TaskMetrics tags(Iterable<? extends Tag> more) {
        return new TaskMetrics(registry, tags.and(more), limit, names);
    }

    /**
     * How many names become tags, first come first served.
     *
     * @param most zero or more; without it, 50
     * @return a new configuration
     * @throws IllegalArgumentException when it is negative
     */
    public TaskMetrics nameLimit(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("name limit must be zero or more, was " + most);
        }
        return new TaskMetrics(registry, tags, most, Set.of());
    }

    /**
     * Exactly the names that become tags.
     *
     * @param only the names
     * @return a new configuration
     */
    public TaskMetrics names(Set<String> only) {
        return new TaskMetrics(registry, tags, 0, Set.copyOf(only));
    }

    /**
     * Measures all tasks that a runtime makes from now on.
     *
     * @param runtime whose tasks
     * @return ends it; the counters stay, the gauges go
     */
    public Registration listenTo(Runtime<?, ?> runtime) {
        BoundedNames bounded = names.isEmpty() ? BoundedNames.firstCome(limit) : BoundedNames.only(names);
        Gauges gauges = Gauges.register(registry, tags, runtime);
        Registration listening = runtime.listen(new Meters(registry, tags, bounded, gauges.running()));
        return () -> {
            listening.close();
            gauges.close();
        };
    }
}
