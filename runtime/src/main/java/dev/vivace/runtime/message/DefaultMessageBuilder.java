package dev.vivace.runtime.message;

import dev.vivace.id.TaskId;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import dev.vivace.message.TaskMessageBuilder;
import org.jspecify.annotations.Nullable;

/** An envelope in the making. */
final class DefaultMessageBuilder<T, I extends TaskId> implements TaskMessageBuilder<T, I> {

    private final Envelopes<I> envelopes;
    private final @Nullable I receiver;
    private final @Nullable TaskMessage<T> message;

    private DefaultMessageBuilder(Envelopes<I> envelopes, @Nullable I receiver, @Nullable TaskMessage<T> message) {
        this.envelopes = envelopes;
        this.receiver = receiver;
        this.message = message;
    }

    static <I extends TaskId> DefaultMessageBuilder<Void, I> of(Envelopes<I> envelopes) {
        return new DefaultMessageBuilder<>(envelopes, null, null);
    }

    @Override
    public TaskMessageBuilder<T, I> to(I to) {
        return new DefaultMessageBuilder<>(envelopes, to, message);
    }

    @Override
    public <U> TaskMessageBuilder<U, I> message(TaskMessage<U> what) {
        return new DefaultMessageBuilder<>(envelopes, receiver, what);
    }

    @Override
    public TaskEnvelope<T, I> build() {
        return envelopes.envelope(given(receiver, "to"), given(message, "message, data or encrypted"));
    }

    private static <V> V given(@Nullable V value, String call) {
        if (value == null) {
            throw new IllegalStateException("the envelope is not complete: call " + call + " before build");
        }
        return value;
    }
}
