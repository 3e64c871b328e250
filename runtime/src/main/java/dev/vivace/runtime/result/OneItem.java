package dev.vivace.runtime.result;

import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Subscribes for one item. Signals come one after the other, as Reactive Streams have it; the first one counts. */
final class OneItem<T> implements Flow.Subscriber<T> {

    private final CompletableFuture<TaskResult<T>> result;

    // Written by the first onSubscribe, read by later signals.
    private Flow.@Nullable Subscription subscription;

    OneItem(CompletableFuture<TaskResult<T>> result) {
        this.result = result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        given.request(1);
    }

    /** Cancels first, so that the publisher is released before anybody goes on with the item. */
    @Override
    public void onNext(T item) {
        Objects.requireNonNull(item, "item");
        if (subscription != null) {
            subscription.cancel();
        }
        result.complete(TaskResult.success(item));
    }

    @Override
    public void onError(Throwable thrown) {
        result.complete(Outcomes.failure(Objects.requireNonNull(thrown, "thrown")));
    }

    @Override
    public void onComplete() {
        result.complete(TaskResult.failure(new AsyncTaskError.InvalidData("the publisher completed without an item")));
    }
}
