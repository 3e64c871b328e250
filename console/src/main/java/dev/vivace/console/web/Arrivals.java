package dev.vivace.console.web;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The threads of requests, one virtual thread each, and how long a request may take to arrive: from its first byte to the
 * last of its headers and its body. One that takes longer is interrupted in the read that it waits in, which closes its
 * connection. So who sends a byte now and then holds a thread for so long and no longer. Thread-safe.
 */
final class Arrivals implements Executor, AutoCloseable {

    /** How long a request may take to arrive. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final ScopedValue<Arrival> CURRENT = ScopedValue.newInstance();

    private final TaskClock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Arrivals(TaskClock clock) {
        this.clock = clock;
    }

    private enum State {
        ARRIVING,
        ARRIVED,
        LATE
    }

    /** One request; its thread and the alarm decide between them which was first. */
    private record Arrival(Thread thread, AtomicReference<State> state) {

        static Arrival of(Thread thread) {
            return new Arrival(thread, new AtomicReference<>(State.ARRIVING));
        }

        boolean has(State next) {
            return state.compareAndSet(State.ARRIVING, next);
        }

        void late() {
            if (has(State.LATE)) {
                thread.interrupt(); // closes the channel that it reads from
            }
        }
    }

    @Override
    public void execute(Runnable request) {
        threads.execute(() -> {
            Arrival arrival = Arrival.of(Thread.currentThread());
            Alarm alarm = limit(arrival);
            try {
                ScopedValue.where(CURRENT, arrival).run(request);
            } finally {
                arrival.has(State.ARRIVED);
                alarm.cancel();
            }
        });
    }

    private Alarm limit(Arrival arrival) {
        try {
            return clock.schedule(clock.nanoTime() + LONGEST.toNanos(), arrival::late);
        } catch (IllegalStateException closed) {
            return () -> {}; // the runtime has ended, and so will whoever has opened the console
        }
    }

    /** The request of this thread has arrived whole: what it does from now on is not bounded by this. */
    static void arrived() throws IOException {
        Arrival arrival = CURRENT.get();
        if (!arrival.has(State.ARRIVED) && arrival.state().get() == State.LATE) {
            throw new IOException("the request took too long to arrive");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
