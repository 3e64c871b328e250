package dev.vivace.examples.stress;

import dev.vivace.AsyncTask;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeListener;
import dev.vivace.UncaughtHook;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.StatusChange;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the trees of one runtime share. Listens to the runtime and is its uncaught hook. */
final class Round implements RuntimeListener, UncaughtHook {

    private final String name;
    private final int limit;
    private final Tally tally;

    // How many tasks compute at this moment; never more than the limit, where there is one.
    private final AtomicInteger computing = new AtomicInteger();

    // Where computed numbers go, so that the computation cannot be left out.
    private final AtomicLong sink = new AtomicLong();

    /**
     * A round.
     *
     * @param name the name of its runtime, which no other part of the process uses
     * @param limit how many tasks the runtime lets execute at a time; zero for no limit
     * @param tally counts
     */
    Round(String name, int limit, Tally tally) {
        this.name = name;
        this.limit = limit;
        this.tally = tally;
    }

    /** Makes a builder's runtime the one of this round. */
    RuntimeBuilder<@Nullable Object, TaskId> prepare(RuntimeBuilder<@Nullable Object, TaskId> builder) {
        RuntimeBuilder<@Nullable Object, TaskId> watched = builder.name(name)
                .listener(this)
                .uncaught(this)
                .cancellation(CancellationPlan.escalate(Duration.ofMillis(2), Duration.ofMillis(2)));
        return limit > 0 ? watched.maxConcurrency(limit) : watched;
    }

    String name() {
        return name;
    }

    int limit() {
        return limit;
    }

    /** Computes under the task's permit. */
    void compute(int rounds) {
        int now = computing.incrementAndGet();
        try {
            tally.require(limit == 0 || now <= limit, now + " tasks execute at a time, but the limit is " + limit);
            computeAside(rounds);
        } finally {
            computing.decrementAndGet();
        }
    }

    /** Computes where no permit is needed. */
    void computeAside(int rounds) {
        long number = rounds;
        for (int i = 0; i < rounds; i++) {
            number = number * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        sink.lazySet(number);
    }

    @Override
    public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
        task.contextValue(Tree.KEY).ifPresent(tree -> tree.heard(task, change));
    }

    @Override
    public void onError(AsyncTask<?, ?> task, AsyncTaskError error) {
        tally.count("errors heard");
    }

    @Override
    public void onAbandoned(AsyncTask<?, ?> task) {
        tally.count("tasks abandoned for a while");
    }

    @Override
    public void uncaught(AsyncTask<?, ?> task, Throwable failure) {
        task.contextValue(Tree.KEY)
                .ifPresentOrElse(
                        tree -> tree.ledger().toldTo(failure),
                        () -> tally.wrong(
                                "the uncaught hook was told of " + task + ", which is none of a tree: " + failure));
    }
}
