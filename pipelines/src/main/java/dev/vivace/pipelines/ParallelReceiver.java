package dev.vivace.pipelines;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.policy.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several workers receive; the pipeline's own thread takes in what they made of the items, in source order if asked. */
final class ParallelReceiver<T, C> {

    private final Desk desk;
    private final Crew crew;
    private final Function<TaskContext, Attempts<T, C>> attempts;
    private final Optional<RateLimiter> rate;
    private final Intake intake;
    private final Moments moments;
    private final boolean inOrder;
    private final Rounds rounds;

    ParallelReceiver(
            Hop hop,
            Crew crew,
            Function<TaskContext, Attempts<T, C>> attempts,
            Optional<RateLimiter> rate,
            Intake intake,
            Moments moments,
            boolean inOrder,
            Rounds rounds) {
        this.desk = new Desk(hop, Math.max(hop.capacity(), crew.most()), crew);
        this.crew = crew;
        this.attempts = attempts;
        this.rate = rate;
        this.intake = intake;
        this.moments = moments;
        this.inOrder = inOrder;
        this.rounds = rounds;
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
        rounds.wakeWith(desk::hold);
        try {
            SourceOrder order = new SourceOrder(inOrder);
            boolean more = true;
            while (more) {
                List<Desk.Done> done = desk.take(context);
                more = done.isEmpty() ? desk.isHeld() && round() : deliver(order.after(done), context);
            }
        } finally {
            desk.stop();
        }
    }

    private boolean deliver(List<Desk.Done> done, TaskContext context) throws Exception {
        for (Desk.Done one : done) {
            Cancelling.check(context);
            if (!intake.accept(one.id(), one.crossed(), one.takenNanos(), one.result())) {
                return false;
            }
        }
        intake.pause();
        desk.delivered(done.size());
        return true;
    }

    /** No worker has an item now. */
    private boolean round() throws Exception {
        boolean more = rounds.run();
        desk.goOn(rounds);
        return more;
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
