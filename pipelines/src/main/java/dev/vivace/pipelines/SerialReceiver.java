package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import org.jspecify.annotations.Nullable;

/** One item after the other, on the pipeline's own thread. The hop to the collection is a call. */
final class SerialReceiver<T, C> {

    /** How long a receiver that never waits keeps its carrier. */
    private static final long TURN_NANOS = 1_000_000;

    private final Hop hop;
    private final Attempts<T, C> attempts;
    private final Intake intake;
    private final Moments moments;
    private final Rounds rounds;
    private long yieldedNanos;

    SerialReceiver(Hop hop, Attempts<T, C> attempts, Intake intake, Moments moments, Rounds rounds) {
        this.hop = hop;
        this.attempts = attempts;
        this.intake = intake;
        this.moments = moments;
        this.rounds = rounds;
    }

    void receive(TaskContext context) throws Exception {
        int most = Math.max(1, hop.capacity() / 4);
        rounds.wakeWith(hop::call);
        for (int there = hop.await(context); there != 0; there = hop.await(context)) {
            long now = moments.clock().nanoTime();
            if (now - yieldedNanos > TURN_NANOS) {
                yieldedNanos = now;
                Fairness.giveTurn();
            }
            if (!receive(Math.min(there, most), now, context)) {
                return;
            }
            hop.release();
            intake.pause();
            if (rounds.areAsked() && !round()) {
                return;
            }
        }
    }

    private boolean round() throws Exception {
        hop.heard();
        return rounds.run();
    }

    private boolean receive(int count, long nanos, TaskContext context) throws Exception {
        for (int i = 0; i < count && !hop.isCalled(); i++) {
            Cancelling.check(context);
            long id = hop.taken() + 1;
            Object crossed = hop.take();
            @Nullable Object result = attempts.receive(id, crossed, nanos);
            if (!intake.accept(id, crossed, nanos, result)) {
                return false;
            }
        }
        return true;
    }
}
