package dev.vivace.pipelines;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.policy.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several workers receive; the pipeline's own thread takes in what they made of the items, in source order if asked. */
final class ParallelReceiver<T, C> {

    private final Desk desk;
    private final Crew crew;
    private final Function<TaskContext, Attempts<T, C>> attempts;
    private final Optional<RateLimiter> rate;
    private final Intake<T, C> intake;
    private final Moments moments;
    private final boolean inOrder;

    ParallelReceiver(
            Hop hop,
            Crew crew,
            Function<TaskContext, Attempts<T, C>> attempts,
            Optional<RateLimiter> rate,
            Intake<T, C> intake,
            Moments moments,
            boolean inOrder) {
        this.desk = new Desk(hop, Math.max(hop.capacity(), crew.most()), crew);
        this.crew = crew;
        this.attempts = attempts;
        this.rate = rate;
        this.intake = intake;
        this.moments = moments;
        this.inOrder = inOrder;
    }

    void receive(TaskContext context) throws Exception {
        crew.begin(worker());
        if (crew.isFed()) {
            var _ = context.task()
                    .runtime()
                    .builder()
                    .name("feeder")
                    .<@Nullable Void>to()
                    .run(this::feed);
        }
        try {
            SourceOrder order = new SourceOrder(inOrder);
            for (var done = desk.take(context); !done.isEmpty(); done = desk.take(context)) {
                int delivered = 0;
                for (Desk.Done one : order.after(done)) {
                    Cancelling.check(context);
                    if (!intake.accept(one.id(), one.crossed(), one.takenNanos(), one.result())) {
                        return;
                    }
                    delivered++;
                }
                intake.pause();
                desk.delivered(delivered);
            }
        } finally {
            desk.stop();
        }
    }

    private AsyncWork<@Nullable Void> worker() {
        return context -> {
            Throwable failure = null;
            try {
                work(context);
            } catch (Throwable thrown) {
                failure = thrown;
                crew.left();
            }
            desk.left(failure);
            return null;
        };
    }

    private @Nullable Void feed(TaskContext context) {
        Throwable failure = null;
        try {
            desk.feed(context);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        desk.left(failure);
        return null;
    }

    private void work(TaskContext context) throws Exception {
        Attempts<T, C> mine = attempts.apply(context);
        for (Desk.Claim claim = desk.claim(context); claim != null; claim = desk.claim(context)) {
            Cancelling.check(context);
            keepPace(context);
            long begin = moments.clock().nanoTime();
            Object result = mine.receive(claim.id(), claim.crossed(), begin);
            crew.learn(moments.clock().nanoTime() - begin, claim.underWay());
            desk.done(new Desk.Done(claim.id(), claim.crossed(), begin, result));
        }
    }

    private void keepPace(TaskContext context) throws InterruptedException {
        if (rate.isPresent()) {
            Duration wait = rate.get().reserve();
            if (!wait.isZero()) {
                context.sleep(wait);
            }
        }
    }
}
