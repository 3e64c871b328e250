package dev.vivace.runtime;

import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeListener;
import dev.vivace.UncaughtHook;
import dev.vivace.context.ContextCarrier;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.metric.Metering;
import dev.vivace.runtime.id.TimeOrderedIds;
import dev.vivace.runtime.schedule.Threads;
import dev.vivace.runtime.time.SystemClock;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes runtimes: each call copies the configuration and changes one thing. */
record VirtualRuntimeBuilder<T extends @Nullable Object, I extends TaskId>(
        RuntimeConfig config,
        @Nullable TaskClock clock,
        @Nullable Supplier<? extends I> ids) implements RuntimeBuilder<T, I> {

    static VirtualRuntimeBuilder<@Nullable Object, TaskId> create() {
        List<ContextCarrier> carriers = new ArrayList<>();
        ServiceLoader.load(ContextCarrier.class).forEach(carriers::add);
        return new VirtualRuntimeBuilder<>(
                new RuntimeConfig(
                        "vivace",
                        0,
                        0,
                        0,
                        Duration.ZERO,
                        null,
                        Metering.CPU_LANE,
                        LoggingHook.INSTANCE,
                        CancellationPlan.DEFAULT,
                        List.of(),
                        List.copyOf(carriers)),
                null,
                null);
    }

    @Override
    public RuntimeBuilder<T, I> name(String name) {
        return edit(draft -> draft.name = Checks.notBlank("name", name));
    }

    @Override
    public RuntimeBuilder<T, I> workerThreads(int threads) {
        return edit(draft -> draft.workerThreads = Checks.atLeast(1, "threads", threads));
    }

    @Override
    public RuntimeBuilder<T, I> stackSize(long bytes) {
        return edit(draft -> draft.stackSize = Checks.atLeast(1L, "bytes", bytes));
    }

    @Override
    public RuntimeBuilder<T, I> maxConcurrency(int permits) {
        return edit(draft -> draft.maxConcurrency = Checks.atLeast(1, "permits", permits));
    }

    @Override
    public RuntimeBuilder<T, I> aging(Duration interval) {
        return edit(draft -> draft.aging = Checks.positive("interval", interval));
    }

    @Override
    public RuntimeBuilder<T, I> deterministic(long seed) {
        return edit(draft -> {
            draft.seed = seed;
            draft.maxConcurrency = 1;
        });
    }

    @Override
    public RuntimeBuilder<T, I> clock(TaskClock time) {
        return new VirtualRuntimeBuilder<>(config, Checks.notNull("clock", time), ids);
    }

    @Override
    public <J extends TaskId> RuntimeBuilder<T, J> ids(Supplier<? extends J> source) {
        return new VirtualRuntimeBuilder<>(config, clock, Checks.notNull("source", source));
    }

    @Override
    public RuntimeBuilder<T, I> listener(RuntimeListener listener) {
        Checks.notNull("listener", listener);
        return edit(draft -> draft.listeners = plus(draft.listeners, listener));
    }

    @Override
    public RuntimeBuilder<T, I> metering(Metering metering) {
        Checks.notNull("metering", metering);
        return edit(draft -> draft.metering = metering);
    }

    @Override
    public RuntimeBuilder<T, I> carrier(ContextCarrier carrier) {
        Checks.notNull("carrier", carrier);
        return edit(draft -> draft.carriers = plus(draft.carriers, carrier));
    }

    @Override
    public RuntimeBuilder<T, I> uncaught(UncaughtHook hook) {
        return edit(draft -> draft.hook = Checks.notNull("hook", hook));
    }

    @Override
    public RuntimeBuilder<T, I> cancellation(CancellationPlan plan) {
        return edit(draft -> draft.cancellation = Checks.notNull("plan", plan));
    }

    @Override
    @SuppressWarnings("unchecked") // without ids(), I is TaskId, which the default ids are
    public VirtualRuntime<T, I> build() {
        TaskClock time = clock;
        Runnable whenClosed = () -> {};
        if (time == null) {
            SystemClock own = SystemClock.start(Threads.platform(config.name() + "-timer-", 0), LoggingHook::report);
            time = own;
            whenClosed = own::close;
        }
        Supplier<? extends I> source = ids != null ? ids : (Supplier<I>) (Supplier<?>) TimeOrderedIds.on(time);
        return new VirtualRuntime<>(config, time, source, whenClosed);
    }

    private RuntimeBuilder<T, I> edit(Consumer<RuntimeConfig.Draft> change) {
        RuntimeConfig.Draft draft = config.edit();
        change.accept(draft);
        return new VirtualRuntimeBuilder<>(draft.freeze(), clock, ids);
    }

    private static <V> List<V> plus(List<V> list, V one) {
        List<V> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
