package dev.vivace.runtime;

import dev.vivace.CancelHandler;
import dev.vivace.Registration;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.time.Alarm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cancel handlers of one task, and whether any still runs: while one does, the task does not settle, unless it is
 * killed hard or the handlers have had their time.
 */
final class CancelHandlers {

    private record Entry(CancelHandler handler, boolean essential) {}

    // All guarded by this object's monitor.
    private final List<Entry> waiting = new ArrayList<>(1);
    private int running;
    private @Nullable Thread thread;
    private boolean onlyEssential;
    private boolean givenUp;
    private @Nullable Alarm bound;

    synchronized Registration add(CancelHandler handler, boolean essential) {
        Entry entry = new Entry(handler, essential);
        waiting.add(entry);
        return () -> remove(entry);
    }

    private synchronized void remove(Entry entry) {
        waiting.remove(entry);
    }

    /** Whether a level has handlers to run. Announces a run, which must follow. */
    synchronized boolean announce(CancellationLevel level) {
        boolean any =
                !givenUp && waiting.stream().anyMatch(entry -> entry.essential || level == CancellationLevel.GRACEFUL);
        if (any) {
            running++;
        }
        return any;
    }

    /** Runs the announced handlers, newest first, on this thread; failures are handed to the engine. */
    void run(TaskEngine task) {
        for (Entry entry = next(); entry != null; entry = next()) {
            try {
                CancellationLevel level = task.level();
                entry.handler.cancelled(level == null ? CancellationLevel.GRACEFUL : level);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                task.handlerFailed(e);
            } catch (Exception | Error e) {
                task.handlerFailed(e);
            }
        }
    }

    /** The next handler that may still run. */
    private synchronized @Nullable Entry next() {
        thread = Thread.currentThread();
        for (int i = waiting.size() - 1; i >= 0 && !givenUp; i--) {
            if (waiting.get(i).essential || !onlyEssential) {
                return waiting.remove(i);
            }
        }
        thread = null;
        return null;
    }

    /** Drops the handlers that are not essential. */
    synchronized void dropOrdinary() {
        onlyEssential = true;
    }

    synchronized void ended() {
        running--;
        if (running == 0 && bound != null) {
            bound.cancel();
        }
    }

    /** Takes the alarm that ends the handlers' time, to call it off when none runs any more. */
    synchronized void whenIdle(Alarm alarm) {
        if (running == 0) {
            alarm.cancel();
        } else {
            bound = alarm;
        }
    }

    /** Stops waiting for handlers, and interrupts the one that runs. */
    synchronized void giveUp() {
        givenUp = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized boolean isBusy() {
        return running > 0 && !givenUp;
    }
}
