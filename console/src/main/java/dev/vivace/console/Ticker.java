package dev.vivace.console;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;

/** Calls something each second of the runtime's clock, on a virtual thread. Thread-safe. */
final class Ticker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.vivace.console");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TaskClock clock;
    private final Runnable action;

    // Both guarded by this.
    private Alarm alarm = () -> {};
    private boolean closed;

    private Ticker(TaskClock clock, Runnable action) {
        this.clock = clock;
        this.action = action;
    }

    static Ticker start(TaskClock clock, Runnable action) {
        Ticker ticker = new Ticker(clock, action);
        ticker.arm();
        return ticker;
    }

    private synchronized void arm() {
        if (!closed) {
            alarm = clock.schedule(clock.nanoTime() + SECOND, () -> Thread.startVirtualThread(this::tick));
        }
    }

    private void tick() {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the console could not look at its runtime", e);
        } finally {
            arm();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        alarm.cancel();
    }
}
