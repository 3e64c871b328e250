package dev.vivace.tck.decoy;

import dev.vivace.EmittingTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.ReceiverTask;
import dev.vivace.ReceiverWork;
import dev.vivace.SenderTask;
import dev.vivace.SenderWork;
import dev.vivace.Sources;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.Adaptive;
import dev.vivace.stream.Batched;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSequence;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.IdSequence;
import dev.vivace.stream.MinMax;
import dev.vivace.stream.Parallel;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;
import dev.vivace.stream.Serial;
import dev.vivace.stream.TimestampSequence;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runtimes whose pipelines break the laws E1 to E5. */
final class StreamDecoys {

    private static final Duration AGES = Duration.ofDays(300);

    static final List<Decoy> ALL = List.of(
            new Decoy(
                    "E1",
                    "starts what was only prepared",
                    Bend.of(
                            ReceiverTask.class,
                            "prepare",
                            call -> call.<EmittingTask<?, ?, ?, ?>>result().start())),
            new Decoy("E1", "closes a source twice", source(BentSource::closedTwice)),
            Decoy.hanging(
                    "E1", "leaves a source open when something went wrong", source(BentSource::closedAtItsEndOnly)),
            new Decoy("E1", "loads a source whole before it begins", source(BentSource::loaded)),
            new Decoy("E1", "opens a source that it does not need", source(BentSource::openedTwice)),
            new Decoy("E2", "has a buffer of its own choice", Bend.ignoring(EmittingTaskBuilder.class, "buffer")),
            new Decoy(
                    "E2",
                    "has room for everything",
                    Bend.of(EmittingTaskBuilder.class, "buffer", call -> call.proceedWith(100_000))),
            new Decoy("E2", "reads ahead of what there is room for", source(BentSource::readAhead)),
            new Decoy("E3", "has one worker, always", receiving(strategy -> ReceiverStrategy.serial())),
            new Decoy(
                    "E3",
                    "lets one worker more in than it was told",
                    receiving(strategy -> strategy instanceof Parallel(var workers, var rate, var cpu)
                            ? new Parallel(MinMax.of(workers.min() + 1, workers.max() + 1), rate, cpu)
                            : strategy)),
            new Decoy(
                    "E3",
                    "knows no rates",
                    receiving(strategy -> strategy instanceof Parallel(var workers, var rate, var cpu)
                            ? new Parallel(workers, Optional.empty(), cpu)
                            : strategy)),
            new Decoy(
                    "E3",
                    "works on any thread",
                    receiving(strategy -> strategy instanceof Parallel(var workers, var rate, var cpu)
                            ? new Parallel(workers, rate, false)
                            : strategy)),
            new Decoy(
                    "E3",
                    "does not bound the time of an item",
                    receiving(strategy -> strategy instanceof Serial ? ReceiverStrategy.serial() : strategy)),
            new Decoy("E3", "waits until a batch is full", batches(given -> new Batched(given.size(), AGES))),
            new Decoy(
                    "E3",
                    "fills batches beyond their size",
                    batches(given -> new Batched(given.size() + 1, given.delay()))),
            new Decoy(
                    "E3",
                    "does not adapt",
                    receiving(strategy -> strategy instanceof Adaptive(var start, var window)
                            ? ReceiverStrategy.parallel(start)
                            : strategy)),
            new Decoy(
                    "E3",
                    "begins with one where it should adapt",
                    receiving(strategy -> strategy instanceof Adaptive adaptive
                            ? adaptive.withStart(adaptive.window().min())
                            : strategy)),
            new Decoy("E3", "reads one part after the other", Bend.of(EmittingTaskBuilder.class, "sender", call -> {
                boolean parallel = call.<SenderStrategy>argument(1) instanceof Parallel;
                return call.proceedWith(call.argument(0), parallel ? SenderStrategy.serial() : call.argument(1));
            })),
            new Decoy(
                    "E4",
                    "forgets the order of a sequence",
                    Bend.of(
                            EmittingTaskBuilder.class,
                            "sequence",
                            call -> builder(call).sender(call.<SenderWork<Object>>argument(0)))),
            new Decoy(
                    "E4",
                    "orders nothing anew",
                    Bend.of(
                            EmittingTaskBuilder.class,
                            "sequence",
                            call -> builder(call).sequence(call.<SenderWork<Object>>argument(0)))),
            new Decoy(
                    "E4",
                    "tells nobody of gaps",
                    ordering(order -> order instanceof IdSequence<Object>(var number, var gaps, int buffer)
                            ? new IdSequence<>(number, gap -> {}, buffer)
                            : order)),
            new Decoy(
                    "E4",
                    "does not wait for late items",
                    ordering(order -> order instanceof TimestampSequence(var lateness, int buffer)
                            ? new TimestampSequence(Duration.ZERO, buffer)
                            : order)),
            new Decoy(
                    "E4",
                    "lets more items wait than its buffer holds",
                    ordering(order -> order instanceof IdSequence<Object> ids ? ids.withBuffer(1_000) : order)),
            new Decoy(
                    "E5",
                    "goes on whatever failed",
                    Bend.of(
                            EmittingTaskBuilder.class,
                            "onError",
                            call -> call.proceedWith(ErrorStrategy.continueOnError()))),
            new Decoy("E5", "stops whatever it was told", Bend.ignoring(EmittingTaskBuilder.class, "onError")),
            new Decoy(
                    "E5",
                    "tries an item once too often",
                    failing(strategy -> strategy instanceof ErrorStrategy.Retry(int n, var delays, var then)
                            ? new ErrorStrategy.Retry(n + 1, delays, then)
                            : strategy)),
            new Decoy(
                    "E5",
                    "tries again at once",
                    failing(strategy -> strategy instanceof ErrorStrategy.Retry(int n, var delays, var then)
                            ? new ErrorStrategy.Retry(n, RetryStrategy.immediate(), then)
                            : strategy)),
            new Decoy("E5", "keeps no dead letters", Bend.of(EmittingTask.class, "deadLetters", call -> List.of())),
            new Decoy("E5", "keeps dead letters for itself", Bend.ignoring(EmittingTaskBuilder.class, "deadLetters")),
            new Decoy(
                    "E5",
                    "takes dead letters back by word only",
                    Bend.of(EmittingTask.class, "replayLetters", call -> 5)),
            new Decoy("E5", "replays nothing", Bend.of(Sources.class, "replay", StreamDecoys::nothing)),
            new Decoy(
                    "E5",
                    "collects what a failed attempt left behind",
                    Bend.of(ReceiverWork.Collecting.class, "receive", call -> {
                        try {
                            return call.proceed();
                        } catch (IOException half) {
                            return null;
                        }
                    })),
            new Decoy(
                    "E5",
                    "takes a rejected item for a received one",
                    Bend.of(dev.vivace.Collector.class, "reject", call -> null)));

    private StreamDecoys() {}

    /** A source without items, in place of another. */
    @SuppressWarnings("unchecked") // it has no items of any type
    static EventSource<Object> nothing(Call call) {
        return ((Sources<Object>) call.target()).of(List.of());
    }

    @SuppressWarnings("unchecked") // of items, whatever they are
    private static EmittingTaskBuilder<Object, Object, ?, ?> builder(Call call) {
        return (EmittingTaskBuilder<Object, Object, ?, ?>) call.target();
    }

    private static Bend source(UnaryOperator<EventSource<Object>> other) {
        return Bend.of(SenderWork.class, "source", call -> other.apply(call.result()));
    }

    private static Bend receiving(UnaryOperator<ReceiverStrategy> other) {
        return Bend.of(
                SenderTask.class,
                "receiver",
                call -> call.proceedWith(call.argument(0), other.apply(call.argument(1))));
    }

    private static Bend batches(UnaryOperator<Batched> other) {
        return Bend.of(
                SenderTask.class,
                "batchReceiver",
                call -> call.proceedWith(call.argument(0), other.apply(call.argument(1))));
    }

    private static Bend failing(UnaryOperator<ErrorStrategy> other) {
        return Bend.of(EmittingTaskBuilder.class, "onError", call -> call.proceedWith(other.apply(call.argument(0))));
    }

    @SuppressWarnings("unchecked") // an order of the items, whatever they are
    private static Bend ordering(UnaryOperator<EventSequence<Object>> other) {
        return Bend.of(
                EmittingTaskBuilder.class,
                "sequence",
                call -> call.method().getParameterCount() == 1
                        ? call.proceed()
                        : call.proceedWith(call.argument(0), other.apply((EventSequence<Object>) call.argument(1))));
    }
}
