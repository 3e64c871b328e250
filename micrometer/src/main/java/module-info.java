import org.jspecify.annotations.NullMarked;

/** Metrics of tasks on a Micrometer registry. Start at {@link dev.vivace.micrometer.TaskMetrics}. */
@NullMarked
module dev.vivace.micrometer {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive micrometer.core;

    exports dev.vivace.micrometer;
}
