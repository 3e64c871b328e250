package dev.vivace.pipelines;

import dev.vivace.ReceiverWork;
import dev.vivace.TaskContext;
import dev.vivace.stream.Batched;
import dev.vivace.stream.ErrorStrategy.Decision;
import dev.vivace.stream.ReceiverEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batch after batch, on the pipeline's own thread: as a whole for a batch receiver, else one item after the other. */
final class BatchReceiver {

    /** What is done with a batch: gives one result for each item. */
    @FunctionalInterface
    interface Handler {
        List<@Nullable Object> receive(List<Object> crossed, long firstId, long takenNanos) throws Exception;
    }

    private final Hop hop;
    private final Batched batches;
    private final Handler handler;
    private final Intake intake;
    private final Moments moments;
    private final Rounds rounds;

    BatchReceiver(Hop hop, Batched batches, Handler handler, Intake intake, Moments moments, Rounds rounds) {
        this.hop = hop;
        this.batches = batches;
        this.handler = handler;
        this.intake = intake;
        this.moments = moments;
        this.rounds = rounds;
    }

    void receive(TaskContext context) throws Exception {
        List<Object> batch = new ArrayList<>();
        rounds.wakeWith(hop::call);
        for (int there = hop.await(context); there != 0; there = hop.await(context)) {
            if (there > 0 && !receive(batch, context)) {
                return;
            }
            if (rounds.areAsked() && !round()) {
                return;
            }
        }
    }

    private boolean round() throws Exception {
        hop.heard();
        return rounds.run();
    }

    private boolean receive(List<Object> batch, TaskContext context) throws Exception {
        long begin = moments.clock().nanoTime();
        long firstId = hop.taken() + 1;
        fill(batch, begin + batches.delay().toNanos(), context);
        Cancelling.check(context);
        if (!deliver(batch, firstId, moments.clock().nanoTime())) {
            return false;
        }
        batch.clear();
        intake.pause();
        return true;
    }

    /** Takes items until the batch is full or old enough. */
    private void fill(List<Object> batch, long untilNanos, TaskContext context) throws Exception {
        int there = hop.counted();
        while (there > 0) {
            for (int i = 0; i < there && batch.size() < batches.size(); i++) {
                batch.add(hop.take());
            }
            hop.release();
            there = batch.size() < batches.size() ? awaitMore(context, untilNanos) : 0;
        }
    }

    /** A source that failed fails the pipeline after this batch. */
    private int awaitMore(TaskContext context, long untilNanos) throws Exception {
        return hop.isDrained() ? 0 : hop.awaitOrEnd(context, moments.clock(), untilNanos);
    }

    private boolean deliver(List<Object> batch, long firstId, long nanos) throws Exception {
        List<@Nullable Object> results = handler.receive(batch, firstId, nanos);
        for (int i = 0; i < batch.size(); i++) {
            if (!intake.accept(firstId + i, batch.get(i), nanos, results.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** One item after the other. */
    static <T, C> Handler each(Attempts<T, C> attempts) {
        return (crossed, firstId, nanos) -> {
            List<@Nullable Object> results = new ArrayList<>(crossed.size());
            for (int i = 0; i < crossed.size(); i++) {
                results.add(attempts.receive(firstId + i, crossed.get(i), nanos));
            }
            return results;
        };
    }

    /** The batch as a whole. Items that could not be read are no part of it. */
    static <T, C> Handler whole(ReceiverWork.Batch<T, C> work, Verdicts verdicts, Attempts<T, C> alone) {
        return (crossed, firstId, nanos) -> {
            List<@Nullable Object> results = new ArrayList<>(crossed.size());
            List<Integer> good = new ArrayList<>(crossed.size());
            for (int i = 0; i < crossed.size(); i++) {
                boolean bad = Attempts.isBad(crossed.get(i));
                results.add(bad ? alone.receive(firstId + i, crossed.get(i), nanos) : null);
                if (!bad) {
                    good.add(i);
                }
            }
            if (!good.isEmpty()) {
                new OneBatch<>(work, verdicts, crossed, firstId, good).receive(results, nanos);
            }
            return results;
        };
    }

    /** One batch and its attempts. */
    private record OneBatch<T, C>(
            ReceiverWork.Batch<T, C> work, Verdicts verdicts, List<Object> crossed, long firstId, List<Integer> good) {

        void receive(List<@Nullable Object> results, long takenNanos) throws Exception {
            for (int attempt = 1; ; attempt++) {
                try {
                    List<C> collected = work.receive(events(attempt, takenNanos));
                    results.set(good.getLast(), Outcome.many(List.<Object>copyOf(collected)));
                    return;
                } catch (Exception e) {
                    Decision decision = verdicts.after(e, attempt);
                    if (decision != Decision.RETRY) {
                        fail(results, attempt, e, decision);
                        return;
                    }
                }
            }
        }

        private List<ReceiverEvent<T, ?>> events(int attempt, long takenNanos) {
            List<ReceiverEvent<T, ?>> events = new ArrayList<>(good.size());
            for (int index : good) {
                events.add(new ItemEvent<T, C>(
                        verdicts.moments(), firstId + index, crossed.get(index), takenNanos, attempt));
            }
            return List.copyOf(events);
        }

        private void fail(List<@Nullable Object> results, int attempts, Exception failure, Decision decision) {
            for (int index : good) {
                var letter = verdicts.letter(firstId + index, crossed.get(index), attempts, failure);
                results.set(index, decision == Decision.STOP ? Outcome.stop(letter, failure) : Outcome.dead(letter));
            }
        }
    }
}
