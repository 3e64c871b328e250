package dev.vivace.pipelines;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.stream.Adaptive;
import dev.vivace.stream.Batched;
import dev.vivace.stream.ChunkSize;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Parallel;
import dev.vivace.stream.SenderStrategy;
import dev.vivace.stream.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the sending end, from a pipeline's plan. */
record Senders<T>(Plan<T, ?> plan, Hop hop, Moments moments, Events events, Tap tap, Tally tally, TaskContext context) {

    SpawningTask<@Nullable Void, ?> start(EventSource<T> source, @Nullable String from) {
        SenderStrategy strategy = plan.sending().strategy();
        check(source, strategy);
        boolean cpu = strategy instanceof Parallel parallel && parallel.cpu();
        AsyncWork<@Nullable Void> work = Order.<T>of(plan.sending().order(), tally, moments.clock())
                .<AsyncWork<@Nullable Void>>map(order -> ordered(order, source, strategy, from))
                .orElseGet(() -> sender(source, strategy, from, departure()));
        return context.task()
                .runtime()
                .builder()
                .name("sender")
                .lane(cpu ? Lane.CPU : Lane.FRESH)
                .<@Nullable Void>to()
                .run(work);
    }

    private Departure departure() {
        return new Departure(hop, moments, events, tap);
    }

    private Orderer<T> ordered(Order<T> order, EventSource<T> source, SenderStrategy strategy, @Nullable String from) {
        return new Orderer<>(
                inner -> sender(source, strategy, from, new Departure(inner, moments, Events.NONE, tap)),
                order,
                departure());
    }

    private Sender<T> sender(
            EventSource<T> source, SenderStrategy strategy, @Nullable String from, Departure departure) {
        Pace pace = pace(source, strategy, departure.hop());
        return new Sender<>(source, pace, departure, hasMarks(), from, abreast(source, strategy));
    }

    private boolean hasMarks() {
        return plan.keepsMarks();
    }

    /** How many parts are read at a time. */
    private static int abreast(EventSource<?> source, SenderStrategy strategy) {
        return strategy instanceof Parallel parallel
                ? Math.min(parallel.workers().max(), source.parts().size())
                : 1;
    }

    /** Refuses what would do nothing. */
    private void check(EventSource<T> source, SenderStrategy strategy) {
        if (source.chunks().isPresent() && !(strategy instanceof Serial || strategy instanceof Parallel)) {
            throw new IllegalArgumentException(
                    "a source in chunks is handed over by chunks, not " + strategy + "; choose one of the two");
        }
        if (hasMarks() && !isNamed(context.task())) {
            throw new IllegalArgumentException(
                    "a checkpoint is found again by the name of its pipeline and those of its parents; give "
                            + context.task().path() + " a name");
        }
        if (hasMarks() && abreast(source, strategy) > 1) {
            throw new UnsupportedOperationException(
                    "parts that are read at the same time have no common position, so they cannot have a checkpoint;"
                            + " send them serially");
        }
        if (hasMarks() && source.parts().stream().anyMatch(part -> part instanceof EmitterSource)) {
            throw new UnsupportedOperationException(
                    "code that emits cannot be told where to go on, so it cannot have a checkpoint");
        }
    }

    private static boolean isNamed(AsyncTask<?, ?> task) {
        return task.name().isPresent()
                && task.relationships().parent().map(Senders::isNamed).orElse(true);
    }

    private Pace pace(EventSource<T> source, SenderStrategy strategy, Hop target) {
        return switch (strategy) {
            case Serial(Optional<Duration> timeout) -> {
                Pace pace = shown(source.chunks(), target);
                yield timeout.<Pace>map(time -> new Pace.Timed(pace, time)).orElse(pace);
            }
            case Parallel parallel -> {
                Pace pace = shown(source.chunks(), target);
                yield parallel.rate()
                        .<Pace>map(rate -> new Pace.Limited(
                                pace, context.task().runtime().rateLimiter("sender", rate.items(), rate.per())))
                        .orElse(pace);
            }
            case Batched batched -> new Pace.InBatches(target, batched, moments.clock());
            case Adaptive adaptive -> new Pace.Windowed(target, adaptive, moments.clock());
        };
    }

    private static Pace shown(Optional<ChunkSize> chunks, Hop target) {
        return chunks.<Pace>map(size -> new Pace.Chunked(target, size)).orElseGet(() -> new Pace.Prompt(target));
    }
}
