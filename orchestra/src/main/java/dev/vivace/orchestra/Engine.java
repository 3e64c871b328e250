package dev.vivace.orchestra;

import dev.vivace.Journal;
import dev.vivace.OrchestraResults;
import dev.vivace.ResultCodec;
import dev.vivace.Runtime;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.orchestra.stats.Tally;
import dev.vivace.policy.FailurePolicy;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.priority.TaskPriority;
import dev.vivace.time.TaskClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an orchestra is made of. Parts come in by the {@link Entrance}, get going by {@link Starts}, and what follows from
 * their end is in {@link Ends}; {@link Performances} are the orchestra as a task.
 *
 * <p>One lock guards who is there and what depends on what. A task that ends does not need it: counts, links and the
 * reasons of failure are a matter between two parts.
 */
final class Engine {

    private final Runtime<@Nullable Object, TaskId> runtime;
    private final String name;

    private final ReentrantLock lock = new ReentrantLock();
    private final Tally tally = Tally.shared();
    private final Admission admission = new Admission();
    private final History history = new History();
    private final Memory memory;
    private final Forgetting forgetting;
    private final Entrance entrance;
    private final Starts starts;
    private final Ends ends;
    private final Performances performances;

    // All guarded by the lock.
    private final Score score = new Score();
    private final Map<String, OrchestraTask> contexts = new LinkedHashMap<>();
    private boolean closed;
    private RankableByPriority defaultPriority = TaskPriority.NORMAL;

    // Written under the lock; read by all.
    private volatile FailurePolicy failurePolicy = FailurePolicy.CONTINUE;

    Engine(Runtime<@Nullable Object, TaskId> runtime, String name, @Nullable Engine outer) {
        this.runtime = runtime;
        this.name = name;
        memory = new Memory(name);
        if (outer != null) {
            memory.within(outer.memory);
            memory.recall(history);
            defaultPriority = outer.defaultPriority();
            failurePolicy = outer.failurePolicy;
        }
        forgetting = new Forgetting(this);
        entrance = new Entrance(this);
        starts = new Starts(this);
        ends = new Ends(this);
        performances = new Performances(this, outer);
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    <V extends @Nullable Object> V locked(Supplier<V> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    Runtime<@Nullable Object, TaskId> runtime() {
        return runtime;
    }

    TaskClock clock() {
        return runtime.clock();
    }

    String name() {
        return name;
    }

    Score score() {
        return score;
    }

    Tally tally() {
        return tally;
    }

    Admission admission() {
        return admission;
    }

    History history() {
        return history;
    }

    Memory memory() {
        return memory;
    }

    Map<String, OrchestraTask> contexts() {
        return contexts;
    }

    RankableByPriority defaultPriority() {
        return locked(() -> defaultPriority);
    }

    void changeDefaultPriority(RankableByPriority priority) {
        locked(() -> defaultPriority = priority);
    }

    void limit(@Nullable Group group, int most) {
        locked(() -> {
            admission.limit(group, most, score.parts());
            return most;
        });
    }

    void keep(Journal journal, ResultCodec codec) {
        locked(() -> {
            memory.keep(journal, codec);
            recall();
            return memory;
        });
    }

    /** Keeps a journal that gives way to one that the orchestra is told to keep. */
    void keepUnlessTold(Journal journal) {
        locked(() -> {
            memory.keepUnlessTold(journal, ResultCodec.find());
            recall();
            return memory;
        });
    }

    private void recall() {
        memory.recall(history);
        contexts.values().forEach(context -> context.engine().recall());
    }

    void onFailure(FailurePolicy policy) {
        failurePolicy = policy;
    }

    /** The tallies of this orchestra and of those inside it, in an order that stays. */
    List<Tally> tallies() {
        List<Tally> all = new ArrayList<>();
        all.add(tally);
        List<OrchestraTask> inner = locked(() -> List.copyOf(contexts.values()));
        inner.forEach(context -> all.addAll(context.engine().tallies()));
        return all;
    }

    Performances performances() {
        return performances;
    }

    Entrance entrance() {
        return entrance;
    }

    Starts starts() {
        return starts;
    }

    Ends ends() {
        return ends;
    }

    Forgetting forgetting() {
        return forgetting;
    }

    FailurePolicy failurePolicy() {
        return failurePolicy;
    }

    /** Members are taken down under the lock, as links change under it. */
    List<Member> members(Supplier<List<Member>> taken) {
        return locked(taken);
    }

    OrchestraResults<TaskId> join() throws InterruptedException {
        Ancestry.requireOutside(this, null);
        Performance now = performances.current();
        Waits.await(starts.drained());
        List<OrchestraTask> inner = locked(() -> List.copyOf(contexts.values()));
        for (OrchestraTask context : inner) {
            context.join();
        }
        performances.awaitEnd(now);
        List<Member> ended = members(() -> score.parts().stream()
                .filter(part -> part.isStarted() && part.isDone())
                .map(Member::of)
                .toList());
        return Results.of(new Roll(this, () -> ended));
    }

    /** Takes no more tasks from outside, and cancels what was never started. */
    void refuse() {
        List<Part> idle = locked(() -> {
            closed = true;
            return score.parts().stream()
                    .filter(part -> !part.isStarted() && !part.isDone())
                    .toList();
        });
        AsyncTaskException cause = new AsyncTaskException(
                new AsyncTaskError.Rejected("orchestra \"" + name + "\" was closed before the task was started"));
        idle.forEach(part -> ends.doom(part, CancellationLevel.GRACEFUL, cause));
    }

    boolean isClosed() {
        return locked(() -> closed);
    }
}
