package dev.vivace.benchmarks;

import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/** Runtimes as a user would build them. */
final class Runtimes {

    private Runtimes() {}

    static RuntimeBuilder<@Nullable Object, TaskId> builder() {
        return RuntimeProvider.find().runtimeBuilder();
    }

    static Runtime<@Nullable Object, TaskId> open() {
        return builder().build();
    }
}
