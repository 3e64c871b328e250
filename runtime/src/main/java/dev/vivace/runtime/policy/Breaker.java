package dev.vivace.runtime.policy;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.time.TaskClock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A breaker that counts failures in a row. Lock-free, and without timers: an open breaker looks at the clock when it is
 * asked.
 *
 * <pre>
 * CLOSED ──failures in a row──► OPEN ──openFor──► HALF_OPEN ──probes succeeded──► CLOSED
 *                                 ▲                   │
 *                                 └───a probe failed──┘
 * </pre>
 *
 * <p>Outcomes carry no sign of the call they belong to. So a call that was let in while the breaker was closed, and ends
 * while a probe is out, counts as that probe. What ends while the breaker is open counts for nothing.
 */
public final class Breaker implements CircuitBreaker {

    private static final Phase WELL = new Phase.Closed(0);

    /** Where the breaker is; moves only along the picture above. */
    private sealed interface Phase {

        record Closed(int failuresInRow) implements Phase {}

        record Open(long sinceNanos) implements Phase {}

        record HalfOpen(int succeeded, boolean probing) implements Phase {}
    }

    private final BreakerConfig config;
    private final TaskClock clock;
    private final long openNanos;

    // Written by callers through move and tryEnter; read by all.
    private final AtomicReference<Phase> phase = new AtomicReference<>(WELL);

    private Breaker(BreakerConfig config, TaskClock clock) {
        this.config = config;
        this.clock = clock;
        this.openNanos = Checks.nanos(config.openFor());
    }

    /**
     * A closed breaker.
     *
     * @param config its numbers
     * @param clock what tells when it has been open for long enough
     * @return the breaker
     */
    public static CircuitBreaker of(BreakerConfig config, TaskClock clock) {
        return new Breaker(config, clock);
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public State state() {
        return switch (phase.get()) {
            case Phase.Closed _ -> State.CLOSED;
            case Phase.Open open -> isOver(open) ? State.HALF_OPEN : State.OPEN;
            case Phase.HalfOpen _ -> State.HALF_OPEN;
        };
    }

    @Override
    public boolean tryEnter() {
        return switch (phase.get()) {
            case Phase.Closed _ -> true;
            case Phase.Open open -> isOver(open) && probe(open, 0);
            case Phase.HalfOpen half -> !half.probing() && probe(half, half.succeeded());
        };
    }

    /** Whoever loses the race for the probe is refused, as if it had come later. */
    private boolean probe(Phase from, int succeeded) {
        return phase.compareAndSet(from, new Phase.HalfOpen(succeeded, true));
    }

    private boolean isOver(Phase.Open open) {
        return clock.nanoTime() - open.sinceNanos() >= openNanos;
    }

    @Override
    public void succeeded() {
        move(now -> switch (now) {
            case Phase.Closed _ -> WELL;
            case Phase.Open open -> open;
            case Phase.HalfOpen half -> half.probing() ? afterSuccess(half) : half;
        });
    }

    private Phase afterSuccess(Phase.HalfOpen half) {
        int succeeded = half.succeeded() + 1;
        return succeeded >= config.probes() ? WELL : new Phase.HalfOpen(succeeded, false);
    }

    @Override
    public void failed(AsyncTaskError error) {
        move(now -> switch (now) {
            case Phase.Closed closed -> afterFailure(closed);
            case Phase.Open open -> open;
            case Phase.HalfOpen half -> half.probing() ? new Phase.Open(clock.nanoTime()) : half;
        });
    }

    private Phase afterFailure(Phase.Closed closed) {
        int failures = closed.failuresInRow() + 1;
        return failures >= config.failures() ? new Phase.Open(clock.nanoTime()) : new Phase.Closed(failures);
    }

    @Override
    public void abandoned() {
        move(now -> switch (now) {
            case Phase.HalfOpen half -> new Phase.HalfOpen(half.succeeded(), false);
            case Phase.Closed closed -> closed;
            case Phase.Open open -> open;
        });
    }

    /** Does not write when nothing changes: a healthy breaker stays in every processor's cache. */
    private void move(UnaryOperator<Phase> step) {
        Phase now;
        Phase next;
        do {
            now = phase.get();
            next = step.apply(now);
        } while (!now.equals(next) && !phase.compareAndSet(now, next));
    }

    @Override
    public String toString() {
        return "breaker " + name() + " " + state();
    }
}
