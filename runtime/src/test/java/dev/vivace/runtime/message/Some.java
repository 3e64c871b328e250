package dev.vivace.runtime.message;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.SequentialTaskId;
import dev.vivace.id.TaskId;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Values for the tests of messages. */
final class Some {

    static final SequentialTaskId PARENT = new SequentialTaskId("test", 1);
    static final SequentialTaskId CHILD = new SequentialTaskId("test", 2);
    static final SequentialTaskId OTHER_CHILD = new SequentialTaskId("test", 3);

    private Some() {}

    static TaskEnvelope<Integer, SequentialTaskId> envelope(int number) {
        return new TaskEnvelope<>(PARENT, CHILD, number, HandClock.START, new TaskMessage.Data<>(number));
    }

    static Envelopes<SequentialTaskId> envelopes(SequentialTaskId sender) {
        long[] sequence = {0};
        return Envelopes.of(sender, () -> ++sequence[0], () -> HandClock.START);
    }

    static int number(TaskEnvelope<?, ? extends TaskId> envelope) {
        return (int) envelope.sequence();
    }

    static int number(Optional<TaskEnvelope<?, ? extends TaskId>> envelope) {
        return number(envelope.orElseThrow());
    }

    static AsyncTaskError errorOf(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(AsyncTaskException.class, call).error();
    }
}
