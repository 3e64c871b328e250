package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.stream.DeadLetter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands dead letters back to the receivers of a running pipeline. It does so on the pipeline's thread, between two batches,
 * while no other item is being received: with a hop of its own that has nothing but them, through receivers of the same
 * strategy.
 */
final class Replays<T, C> {

    private final DeadLetters<T> letters;
    private final Results<T, C> results;
    private final Marks marks;
    private final Tally tally;
    private final Events events;

    // The pipeline's thread's own, set before the first round.
    private @Nullable Receivers<T, C> receivers;

    // Written by the pipeline's thread before the first item is received, read by who asks: wakes that thread.
    private volatile Runnable bell = () -> {};

    Replays(DeadLetters<T> letters, Results<T, C> results, Marks marks, Tally tally, Events events) {
        this.letters = letters;
        this.results = results;
        this.marks = marks;
        this.tally = tally;
        this.events = events;
    }

    /** Says who receives. Called by the pipeline's thread before the first item is received. */
    void receiveWith(Receivers<T, C> which) {
        receivers = which;
    }

    /** Asks for what is kept to be handed back; gives how many items that are. For any thread. */
    int ask() {
        int count = letters.ask();
        if (count > 0) {
            bell.run();
        }
        return count;
    }

    /** What the receivers see of this. */
    Rounds rounds(TaskContext context, Moments moments) {
        return new Rounds() {
            @Override
            public void wakeWith(Runnable how) {
                bell = how;
            }

            @Override
            public boolean areAsked() {
                return letters.areAsked();
            }

            @Override
            public boolean run() throws Exception {
                List<DeadLetter<T>> mine = letters.takeAsked();
                return mine.isEmpty() || handBack(mine, context, moments);
            }
        };
    }

    private boolean handBack(List<DeadLetter<T>> mine, TaskContext context, Moments moments) throws Exception {
        Again again = new Again(mine, moments.numbered(numbers(mine)), context);
        try {
            Hop hop = new Hop(mine.size());
            for (DeadLetter<T> letter : mine) {
                hop.append(letter.item(), context);
            }
            hop.close(null);
            Objects.requireNonNull(receivers).round(hop, again).receive(context, again.moments);
        } finally {
            letters.giveBack(again.left());
        }
        return again.more;
    }

    private static long[] numbers(List<? extends DeadLetter<?>> letters) {
        return letters.stream().mapToLong(DeadLetter::eventId).toArray();
    }

    /** Takes in the results of letters. Used by the pipeline's thread. */
    private final class Again implements Intake {

        private final List<DeadLetter<T>> mine;
        private final Moments moments;
        private final TaskContext context;
        private final BitSet done = new BitSet();
        private boolean more = true;

        Again(List<DeadLetter<T>> mine, Moments moments, TaskContext context) {
            this.mine = mine;
            this.moments = moments;
            this.context = context;
        }

        @Override
        public boolean accept(long id, Object crossed, long takenNanos, @Nullable Object result) throws Exception {
            tally.retried.incrementAndGet();
            marks.changed();
            try {
                more = results.acceptAgain(result);
            } finally {
                if (!results.isBroken()) {
                    done.set((int) id - 1);
                    letters.settle();
                }
            }
            if (!events.isEmpty()) {
                events.tell(Watched.received(moments, id, crossed, takenNanos, result), context);
            }
            return more;
        }

        @Override
        public void pause() {
            // the position is that of the source, which has not moved
        }

        List<DeadLetter<T>> left() {
            List<DeadLetter<T>> left = new ArrayList<>();
            for (int i = done.nextClearBit(0); i < mine.size(); i = done.nextClearBit(i + 1)) {
                left.add(mine.get(i));
            }
            return left;
        }
    }
}
