package dev.vivace.tck.law;

import dev.vivace.OrchestraProvider;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.testkit.VirtualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a test uses and clears it away: gates are opened first, so that deaf work ends; then helpers are stopped,
 * and runtimes closed, the newest first. Used by one test.
 */
public final class Bench {

    private final Supplier<RuntimeBuilder<@Nullable Object, TaskId>> builders;
    private final Supplier<OrchestraProvider> orchestras;
    private final List<AutoCloseable> helpers = new ArrayList<>();
    private final Deque<Runtime<@Nullable Object, TaskId>> runtimes = new ArrayDeque<>();
    private @Nullable Runtime<@Nullable Object, TaskId> common;

    /**
     * An empty bench.
     *
     * @param builders makes builders of the runtime under test
     * @param orchestras finds the provider of orchestras under test
     */
    public Bench(Supplier<RuntimeBuilder<@Nullable Object, TaskId>> builders, Supplier<OrchestraProvider> orchestras) {
        this.builders = builders;
        this.orchestras = orchestras;
    }

    OrchestraProvider orchestras() {
        return orchestras.get();
    }

    RuntimeBuilder<@Nullable Object, TaskId> builder() {
        return builders.get();
    }

    synchronized Runtime<@Nullable Object, TaskId> runtime() {
        if (common == null) {
            common = open(builder());
        }
        return common;
    }

    synchronized Runtime<@Nullable Object, TaskId> open(RuntimeBuilder<@Nullable Object, TaskId> builder) {
        Runtime<@Nullable Object, TaskId> runtime = builder.build();
        runtimes.push(runtime);
        return runtime;
    }

    synchronized TestRuntime keep(TestRuntime test) {
        runtimes.push(test.runtime());
        return test;
    }

    synchronized <H extends AutoCloseable> H keep(H helper) {
        helpers.add(helper);
        return helper;
    }

    /**
     * Clears everything away.
     *
     * @throws Exception when that fails, or takes longer than the patience of the kit
     */
    public synchronized void clear() throws Exception {
        for (AutoCloseable helper : helpers) {
            helper.close();
        }
        Patience.guard("clearing up after the test", () -> runtimes.forEach(Bench::end));
        for (AutoCloseable helper : helpers) {
            if (helper instanceof Aside aside && aside.isDone()) {
                aside.join();
            }
        }
    }

    private static void end(Runtime<?, ?> runtime) {
        if (runtime.clock() instanceof VirtualClock clock) {
            TestRuntime.close(clock, runtime);
            return;
        }
        try {
            runtime.shutdown(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
