package dev.vivace.tck;

import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/** The runtime on virtual threads keeps every law. */
class VirtualRuntimeConformanceTest extends RuntimeConformance {

    @Override
    protected RuntimeBuilder<@Nullable Object, TaskId> runtimeBuilder() {
        return RuntimeProvider.find().runtimeBuilder();
    }
}
