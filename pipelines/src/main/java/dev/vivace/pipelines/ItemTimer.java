package dev.vivace.pipelines;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Interrupts the calling thread when one item takes too long, and never after the item is done. */
final class ItemTimer {

    private final Thread thread = Thread.currentThread();

    // Both guarded by this timer's monitor, so that the interrupt cannot hit what comes after the item.
    private boolean stopped;
    private boolean rung;

    private ItemTimer() {}

    /**
     * Does something within a time.
     *
     * @throws AsyncTaskException Timeout when it took longer, whatever it gave or threw
     */
    static <V extends @Nullable Object> V within(Duration time, TaskClock clock, Callable<V> action)
            throws Exception {
        ItemTimer timer = new ItemTimer();
        Alarm alarm = clock.schedule(clock.nanoTime() + time.toNanos(), timer::ring);
        try {
            V value = action.call();
            if (timer.stop(alarm)) {
                throw new AsyncTaskException(new AsyncTaskError.Timeout(time));
            }
            return value;
        } catch (Exception e) {
            if (timer.stop(alarm) && !isTimeout(e, time)) {
                AsyncTaskException late = new AsyncTaskException(new AsyncTaskError.Timeout(time));
                late.addSuppressed(e);
                throw late;
            }
            throw e;
        }
    }

    private static boolean isTimeout(Exception e, Duration time) {
        return e instanceof AsyncTaskException carried
                && carried.error() instanceof AsyncTaskError.Timeout(Duration allowed)
                && allowed.equals(time);
    }

    private synchronized void ring() {
        if (!stopped) {
            rung = true;
            thread.interrupt();
        }
    }

    /** Ends the watch and takes back an interrupt that nobody took; true when the time was over. */
    private synchronized boolean stop(Alarm alarm) {
        alarm.cancel();
        if (rung && !stopped) {
            Thread.interrupted();
        }
        stopped = true;
        return rung;
    }
}
