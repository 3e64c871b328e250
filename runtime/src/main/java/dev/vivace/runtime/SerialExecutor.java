package dev.vivace.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs actions one at a time and in order, on a thread that is started when there are any. Actions must not throw. */
final class SerialExecutor implements Executor {

    private final Consumer<Runnable> threads;
    private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();

    // How many actions are queued or running. Who raises it from zero starts a thread, which lowers it to zero.
    private final AtomicInteger pending = new AtomicInteger();

    SerialExecutor(Consumer<Runnable> threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable action) {
        actions.add(action);
        if (pending.getAndIncrement() == 0) {
            threads.accept(this::drain);
        }
    }

    private void drain() {
        do {
            Runnable action = actions.poll();
            if (action != null) {
                action.run();
            }
        } while (pending.decrementAndGet() > 0);
    }
}
