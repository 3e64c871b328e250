package dev.vivace.pipelines;

import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** Who takes what a pipeline collects. */
final class Subscribers<C> {

    private final List<Subscription<C>> live = new CopyOnWriteArrayList<>();

    // Set by who adds the first subscriber and never cleared, so that a pipeline without any asks no more than this.
    private volatile boolean subscribed;

    boolean isEmpty() {
        return !subscribed;
    }

    /** Gives an item to each, waiting for those that have not asked for one yet. */
    void publish(C item, TaskContext context) throws Exception {
        for (Subscription<C> subscription : live) {
            subscription.give(item, context);
        }
    }

    void add(Flow.Subscriber<? super C> subscriber, SpawningTask<?, ?> task) {
        Subscription<C> subscription = new Subscription<>(subscriber);
        subscriber.onSubscribe(subscription);
        live.add(subscription);
        subscribed = true;
        var end = task.onStatus(change -> {
            if (change.to().isTerminal()) {
                live.remove(subscription);
                end(subscription, task.result().orElseThrow());
            }
        });
        subscription.whenCancelled(() -> {
            live.remove(subscription);
            end.close();
        });
    }

    private static void end(Subscription<?> subscription, TaskResult<?> result) {
        subscription.end(result.failure().map(AsyncTaskException::new).orElse(null));
    }
}
