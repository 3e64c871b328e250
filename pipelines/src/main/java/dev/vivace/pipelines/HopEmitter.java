package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.id.TaskId;
import dev.vivace.stream.Emitter;
import dev.vivace.stream.SenderEvent;
import dev.vivace.stream.SenderEventBuilder;
import java.time.Instant;
import java.util.Optional;

/** Puts what code emits into the hop. */
record HopEmitter<T>(Sender<T> sender, TaskContext context, Moments moments) implements Emitter<T> {

    @Override
    public void emit(T item) throws InterruptedException {
        send(Checks.notNull("item", item));
    }

    @Override
    public void emit(SenderEvent<T> event) throws InterruptedException {
        send(new Sent(event.data(), event.createdAt(), event.position().orElse(null)));
    }

    private void send(Object crossing) throws InterruptedException {
        try {
            sender.emit(crossing, context);
        } catch (RuntimeException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SenderEventBuilder<T> event(T item) {
        return new Draft<>(this, Checks.notNull("item", item), Optional.empty(), Optional.empty());
    }

    private record Draft<T>(HopEmitter<T> emitter, T item, Optional<Instant> time, Optional<String> at)
            implements SenderEventBuilder<T> {

        @Override
        public SenderEventBuilder<T> createdAt(Instant instant) {
            return new Draft<>(emitter, item, Optional.of(instant), at);
        }

        @Override
        public SenderEventBuilder<T> position(String position) {
            return new Draft<>(emitter, item, time, Optional.of(position));
        }

        @Override
        public SenderEvent<T> build() {
            TaskId id = emitter.moments.taskId();
            return new SenderEvent<>(emitter.sender.next(), id, time.orElseGet(emitter.moments::now), item, at);
        }
    }
}
