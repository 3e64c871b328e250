package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.policy.RateLimiter;
import dev.vivace.stream.Adaptive;
import dev.vivace.stream.Batched;
import dev.vivace.stream.Parallel;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.Serial;
import dev.vivace.stream.StreamCounts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Chooses how a pipeline receives, from its plan. */
record Receivers<T, C>(
        Plan<T, C> plan,
        Hop hop,
        Intake intake,
        Rounds rounds,
        Tally tally,
        Supplier<StreamCounts> counts,
        Optional<RateLimiter> rate) {

    static <T, C> Receivers<T, C> of(
            Plan<T, C> plan,
            Hop hop,
            Intake intake,
            Rounds rounds,
            Tally tally,
            Supplier<StreamCounts> counts,
            TaskContext context) {
        return new Receivers<>(plan, hop, intake, rounds, tally, counts, rate(plan.receiving(), context));
    }

    /** The same, for a round of letters: at the same rate, as one limiter is shared. */
    Receivers<T, C> round(Hop letters, Intake again) {
        return new Receivers<>(plan, letters, again, Rounds.NONE, tally, counts, rate);
    }

    void receive(TaskContext context, Moments moments) throws Exception {
        switch (plan.receiving()) {
            case Serial(Optional<Duration> timeout) ->
                new SerialReceiver<>(hop, attempts(context, moments, timeout), intake, moments, rounds)
                        .receive(context);
            case Parallel parallel ->
                parallel(Crew.of(parallel, context), rate, moments).receive(context);
            case Adaptive adaptive ->
                parallel(Crew.of(adaptive, context), Optional.empty(), moments).receive(context);
            case Batched batched -> batches(batched, context, moments).receive(context);
        }
    }

    private ParallelReceiver<T, C> parallel(Crew crew, Optional<RateLimiter> pace, Moments moments) {
        boolean inOrder = plan.sending().inOrder() || plan.keepsMarks();
        return new ParallelReceiver<>(
                hop, crew, task -> attempts(task, moments, Optional.empty()), pace, intake, moments, inOrder, rounds);
    }

    private static Optional<RateLimiter> rate(ReceiverStrategy strategy, TaskContext context) {
        return strategy instanceof Parallel parallel
                ? parallel.rate()
                        .map(rate -> context.task().runtime().rateLimiter("receivers", rate.items(), rate.per()))
                : Optional.empty();
    }

    private BatchReceiver batches(Batched batched, TaskContext context, Moments moments) {
        Attempts<T, C> alone = attempts(context, moments, Optional.empty());
        BatchReceiver.Handler handler = plan.receiver() instanceof Plan.Receiving.Batching<T, C>(var work, var _)
                ? BatchReceiver.whole(work, verdicts(context, moments), alone)
                : BatchReceiver.each(alone);
        return new BatchReceiver(hop, batched, handler, intake, moments, rounds);
    }

    private Verdicts verdicts(TaskContext context, Moments moments) {
        AtomicLong retried = tally.retried;
        return new Verdicts(plan.settings().errors(), moments, retried, context);
    }

    private Attempts<T, C> attempts(TaskContext context, Moments moments, Optional<Duration> timeout) {
        Attempts.Handler<T, C> handler = switch (plan.receiver()) {
            case Plan.Receiving.Mapping<T, C>(var work) -> Handlers.mapping(work);
            case Plan.Receiving.Collecting<T, C>(var work) -> Handlers.collecting(work, context, counts);
            case Plan.Receiving.Batching<T, C> _ -> Handlers.none();
        };
        Attempts.Handler<T, C> bounded =
                timeout.map(time -> Handlers.within(time, context, handler)).orElse(handler);
        return new Attempts<>(bounded, verdicts(context, moments));
    }
}
