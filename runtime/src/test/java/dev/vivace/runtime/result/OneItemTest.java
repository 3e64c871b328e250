package dev.vivace.runtime.result;

import static dev.vivace.runtime.result.ParkedWaiting.PARKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

final class OneItemTest {

    private final CompletableFuture<TaskResult<String>> result = new CompletableFuture<>();
    private final OneItem<String> subscriber = new OneItem<>(result);
    private final Recorded subscription = new Recorded();

    private static final class Recorded implements Flow.Subscription {
        final List<String> calls = new ArrayList<>();

        @Override
        public void request(long n) {
            calls.add("request " + n);
        }

        @Override
        public void cancel() {
            calls.add("cancel");
        }
    }

    @Test
    void asksForOneAndCancelsAfterIt() {
        subscriber.onSubscribe(subscription);
        assertThat(subscription.calls).containsExactly("request 1");
        subscriber.onNext("a");
        assertThat(subscription.calls).containsExactly("request 1", "cancel");
        subscriber.onNext("b");
        subscriber.onComplete();
        assertThat(result).isCompletedWithValue(TaskResult.success("a"));
    }

    @Test
    void noItemIsInvalidData() {
        subscriber.onSubscribe(subscription);
        subscriber.onComplete();
        assertThat(result)
                .isCompletedWithValue(
                        TaskResult.failure(new AsyncTaskError.InvalidData("the publisher completed without an item")));
    }

    @Test
    void anErrorIsAnError() {
        IOException io = new IOException("expected");
        subscriber.onSubscribe(subscription);
        subscriber.onError(io);
        assertThat(result).isCompletedWithValue(TaskResult.failure(new AsyncTaskError.Io(io)));
    }

    @Test
    void aSecondSubscriptionIsCancelled() {
        Recorded second = new Recorded();
        subscriber.onSubscribe(subscription);
        subscriber.onSubscribe(second);
        assertThat(second.calls).containsExactly("cancel");
        assertThat(subscription.calls).containsExactly("request 1");
    }

    @Test
    void nullSignalsAreRefused() {
        assertThatThrownBy(() -> subscriber.onNext(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> subscriber.onError(null)).isInstanceOf(NullPointerException.class);
        assertThat(result).isNotDone();
    }

    @Test
    void aPublisherThatThrowsIsAPanic() throws Exception {
        IllegalStateException thrown = new IllegalStateException("expected");
        Flow.Publisher<String> broken = ignored -> {
            throw thrown;
        };
        assertThat(AsyncResults.ofPublisher(broken, PARKED).intoAsyncResult().unwrapErr())
                .isEqualTo(new AsyncTaskError.Panic(thrown));
    }

    @Test
    void theJdksPublisherGivesItsFirstItem() throws Exception {
        try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
            var into = AsyncResults.ofPublisher(publisher, PARKED);
            publisher.submit("a");
            publisher.submit("b");
            assertThat(into.await()).isEqualTo("a");
        }
    }
}
