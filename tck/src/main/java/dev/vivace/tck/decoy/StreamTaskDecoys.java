package dev.vivace.tck.decoy;

import dev.vivace.AsyncTask;
import dev.vivace.CancellationResult;
import dev.vivace.EmittingTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.ReceiverTask;
import dev.vivace.Sources;
import dev.vivace.TaskOptions;
import dev.vivace.stream.CheckpointStore;
import dev.vivace.stream.EventSink;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.StreamCounts;
import dev.vivace.stream.StreamingEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Runtimes whose pipelines break the laws E6 to E10. */
final class StreamTaskDecoys {

    static final List<Decoy> ALL = List.of(
            new Decoy("E6", "tells of the end twice", events((event, listener) -> {
                listener.accept(event);
                if (event.type().isTerminal()) {
                    listener.accept(event);
                }
            })),
            Decoy.hanging("E6", "tells nobody of the end", events((event, listener) -> {
                if (!event.type().isTerminal()) {
                    listener.accept(event);
                }
            })),
            new Decoy("E6", "tells of nothing but the end", events((event, listener) -> {
                if (event.type().isTerminal()) {
                    listener.accept(event);
                }
            })),
            new Decoy(
                    "E6",
                    "takes a cancellation for an error",
                    lastEvents(event -> event.type() == StreamingEvent.Type.CANCELLATION
                            ? changed(event, StreamingEvent.Type.ERROR, event.counts())
                            : event)),
            new Decoy("E6", "counts nothing", lastEvents(event -> changed(event, event.type(), StreamCounts.ZERO))),
            new Decoy(
                    "E6",
                    "hands the collection out before the end",
                    Bend.of(dev.vivace.Collector.class, "collected", call -> {
                        try {
                            return call.proceed();
                        } catch (RuntimeException tooEarly) {
                            return List.of();
                        }
                    })),
            new Decoy("E7", "has no deadlines", Bend.ignoring(TaskOptions.class, "timeout")),
            new Decoy("E7", "has no retries", Bend.ignoring(TaskOptions.class, "retry")),
            new Decoy("E7", "has no names", Bend.ignoring(TaskOptions.class, "name")),
            new Decoy("E7", "has no context values", Bend.ignoring(TaskOptions.class, "with")),
            new Decoy("E7", "takes any parent", Bend.ignoring(EmittingTaskBuilder.class, "parent")),
            new Decoy("E7", "is never detached", Bend.ignoring(EmittingTaskBuilder.class, "detached")),
            new Decoy("E7", "starts pipelines in any order", Bend.ignoring(EmittingTaskBuilder.class, "priority")),
            Decoy.hanging(
                    "E7",
                    "cannot be cancelled",
                    Bend.of(
                            AsyncTask.class,
                            "cancel",
                            call -> call.target() instanceof EmittingTask
                                    ? new CancellationResult.Success()
                                    : call.proceed())),
            new Decoy(
                    "E7",
                    "fails with another type than was chosen",
                    Bend.ignoring(EmittingTaskBuilder.class, "mapError")),
            Decoy.hanging("E7", "publishes nothing", Bend.of(EmittingTask.class, "subscribe", call -> null)),
            new Decoy("E7", "publishes more than was asked for", Bend.of(Flow.Subscriber.class, "onSubscribe", call -> {
                Flow.Subscription subscription = call.argument(0);
                call.proceed();
                subscription.request(3);
                return null;
            })),
            new Decoy("E7", "tells subscribers of no failure", Bend.of(Flow.Subscriber.class, "onError", call -> {
                call.target(Flow.Subscriber.class).onComplete();
                return null;
            })),
            new Decoy(
                    "E8",
                    "knows no limits",
                    Bend.of(
                            ReceiverTask.class,
                            "limit",
                            call -> call.proceedWith(Math.max(1_000L, call.<Long>argument(0))))),
            new Decoy(
                    "E8",
                    "collects one more than its limit",
                    Bend.of(ReceiverTask.class, "limit", call -> call.proceedWith(call.<Long>argument(0) + 1))),
            new Decoy("E8", "collects backwards", collecting(BentCollection::backwards)),
            new Decoy("E8", "passes over what a collector refuses", collecting(BentCollection::lenient)),
            new Decoy("E8", "finishes a collection twice", collecting(BentCollection::finishedTwice)),
            new Decoy("E9", "takes what it does not know for empty", Bend.of(Sources.class, "ofUri", call -> {
                try {
                    return call.proceed();
                } catch (UnsupportedOperationException | IllegalArgumentException unknown) {
                    return StreamDecoys.nothing(call);
                }
            })),
            new Decoy("E9", "does not say what it does not know", Bend.of(Sources.class, "ofUri", call -> {
                try {
                    return call.proceed();
                } catch (UnsupportedOperationException unknown) {
                    throw new UnsupportedOperationException("not supported");
                }
            })),
            new Decoy("E10", "begins anew each time", Bend.ignoring(EmittingTaskBuilder.class, "checkpoint")),
            new Decoy("E10", "loads no checkpoint", Bend.of(CheckpointStore.class, "load", call -> Optional.empty())),
            new Decoy("E10", "saves how far it will be, before it is", savesBeforeFlush()),
            new Decoy("E10", "knows nothing of transactions", Bend.of(ReceiverTask.class, "into", call -> {
                EventSink<Object> sink = call.argument(0);
                return call.proceedWith((EventSink<Object>) () -> new Plain(sink.open()));
            })));

    private StreamTaskDecoys() {}

    /** Stands between a pipeline's events and a listener. */
    @FunctionalInterface
    private interface Relay {
        void tell(StreamingEvent<?> event, Consumer<StreamingEvent<?>> listener);
    }

    @FunctionalInterface
    private interface LastEvent {
        FinalEvent<?, ?, ?, ?> apply(FinalEvent<?, ?, ?, ?> event);
    }

    private static Bend events(Relay relay) {
        return Bend.of(EmittingTask.class, "onEvent", call -> {
            Consumer<StreamingEvent<?>> listener = call.argument(0);
            return call.proceedWith((Consumer<StreamingEvent<?>>) event -> relay.tell(event, listener));
        });
    }

    private static Bend lastEvents(LastEvent other) {
        return Bend.of(EmittingTask.class, "awaitFinalEvent", call -> other.apply(call.result()))
                .and(EmittingTask.class, "onEvent", call -> {
                    Consumer<StreamingEvent<?>> listener = call.argument(0);
                    return call.proceedWith((Consumer<StreamingEvent<?>>) event ->
                            listener.accept(event instanceof FinalEvent<?, ?, ?, ?> last ? other.apply(last) : event));
                });
    }

    private static FinalEvent<?, ?, ?, ?> changed(
            FinalEvent<?, ?, ?, ?> event, StreamingEvent.Type type, StreamCounts counts) {
        return new FinalEvent<Object, Object, Object, @Nullable Object>(
                event.id(),
                event.taskId(),
                event.createdAt(),
                event.startedAt(),
                event.completedAt(),
                type,
                event.data(),
                counts,
                event.error(),
                Optional.empty());
    }

    @FunctionalInterface
    private interface Other {
        Collector<Object, ?, @Nullable Object> apply(Collector<Object, Object, @Nullable Object> collector);
    }

    private static Bend collecting(Other other) {
        Twist first = call -> {
            Collector<Object, Object, @Nullable Object> collector = call.argument(0);
            return call.method().getParameterCount() == 1
                    ? call.proceedWith(other.apply(collector))
                    : call.proceedWith(other.apply(collector), call.argument(1));
        };
        return Bend.of(ReceiverTask.class, "run", first)
                .and(ReceiverTask.class, "prepare", first)
                .and(ReceiverTask.class, "await", first)
                .and(ReceiverTask.class, "awaitFinalEvent", first);
    }

    /** A sink whose flush lasts only from the next one on: what was saved in between is a lie. */
    private static Bend savesBeforeFlush() {
        return Bend.of(ReceiverTask.class, "into", call -> {
            EventSink<Object> sink = call.argument(0);
            return call.proceedWith((EventSink<Object>) () -> new Lazy(sink.open()));
        });
    }

    /** A writer that is transactional no more: it writes what a transaction would. */
    private record Plain(EventSink.Writer<Object> writer) implements EventSink.Writer<Object> {

        @Override
        public void write(Object item) throws Exception {
            writer.write(item);
        }

        @Override
        public void flush() throws Exception {
            if (writer instanceof EventSink.TransactionalWriter<Object> transactional) {
                transactional.commit("", new byte[0]);
            } else {
                writer.flush();
            }
        }

        @Override
        public void close() throws java.io.IOException {
            writer.close();
        }
    }

    /** Holds items back until two flushes later. */
    private static final class Lazy implements EventSink.Writer<Object> {

        private final EventSink.Writer<Object> writer;
        private final Deque<Object> held = new ArrayDeque<>();
        private int old;

        Lazy(EventSink.Writer<Object> writer) {
            this.writer = writer;
        }

        @Override
        public void write(Object item) {
            held.add(item);
        }

        @Override
        public void flush() throws Exception {
            while (old > 0) {
                writer.write(held.remove());
                old--;
            }
            old = held.size();
            writer.flush();
        }

        @Override
        public void close() throws java.io.IOException {
            writer.close();
        }
    }
}
