package dev.vivace.tck.law;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Work that does what the test tells it, one act after the other, on the task's own thread. Between two acts it executes,
 * as before a {@link Gate}: it holds its permit and does not see a graceful cancellation. Thread-safe.
 */
public final class Puppet implements AsyncWork<Integer> {

    private final BlockingQueue<Cue> acts = new LinkedBlockingQueue<>();

    /** A puppet that waits for its first act. */
    Puppet() {}

    /** Does something on the task's thread, and waits until it is done. What it throws is thrown here. */
    <V extends @Nullable Object> V does(AsyncWork<V> work) throws Exception {
        Act<V> act = new Act<>(work, new CompletableFuture<>());
        acts.add(act);
        try {
            return act.done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Waits until the task runs. */
    void awaitBegin() throws Exception {
        acts(context -> {});
    }

    /** Does something that gives nothing on the task's thread, and waits until it is done. */
    void acts(AsyncWork.Action action) throws Exception {
        does(AsyncWork.action(action));
    }

    /** Lets the task end with a value. */
    void ends(int value) {
        endsWith(context -> value);
    }

    /** Lets the task end with an exception. */
    void fails(Exception exception) {
        endsWith(context -> {
            throw exception;
        });
    }

    /** Lets the task end as the last of its work does. */
    void endsWith(AsyncWork<Integer> last) {
        acts.add(new End(last));
    }

    @Override
    public Integer run(TaskContext context) throws Exception {
        while (true) {
            switch (acts.take()) {
                case Act<?> act -> act.perform(context);
                case End(AsyncWork<Integer> last) -> {
                    return last.run(context);
                }
            }
        }
    }

    private sealed interface Cue {}

    private record End(AsyncWork<Integer> last) implements Cue {}

    private record Act<V extends @Nullable Object>(AsyncWork<V> work, CompletableFuture<V> done) implements Cue {

        void perform(TaskContext context) {
            try {
                done.complete(work.run(context));
            } catch (Throwable t) {
                done.completeExceptionally(t);
            }
        }
    }
}
