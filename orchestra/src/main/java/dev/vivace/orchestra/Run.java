package dev.vivace.orchestra;

import dev.vivace.OrchestraResults;
import dev.vivace.OrchestraRun;
import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that were started together, and those that they have registered since. It keeps the former as long as somebody
 * has it; of the latter it lets go when the orchestra does.
 */
final class Run implements OrchestraRun<TaskId> {

    private final Engine engine;
    private final Performance performance;
    private final List<Run> alone = List.of(this);
    private final AtomicInteger left;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

    // Of the contexts that were started with it; they end before it does.
    private final List<OrchestraRun<TaskId>> inner;
    private final List<Part> initial;

    // Guarded by this run's monitor.
    private final Set<Part> later = new LinkedHashSet<>();
    private final Map<Part, Member> forgotten = new HashMap<>();

    private final Roll roll;

    Run(Engine engine, Performance performance, List<Part> initial, List<OrchestraRun<TaskId>> inner) {
        this.engine = engine;
        this.performance = performance;
        this.initial = Collections.unmodifiableList(initial);
        left = new AtomicInteger(initial.size() + 1);
        roll = new Roll(engine, this::takeDown);
        this.inner = List.copyOf(inner);
    }

    /** A list of nothing but this run. */
    List<Run> alone() {
        return alone;
    }

    /** Makes its parts part of it, those that have not ended. Called once. */
    void open(Predicate<Part> join) {
        for (Part part : initial) {
            if (!join.test(part)) {
                left.decrementAndGet(); // it has ended; and this method keeps the count above zero
            }
        }
        ended();
    }

    /** A part of it, which is live, has registered another. */
    void grow(Part part) {
        synchronized (this) {
            later.add(part);
        }
        left.incrementAndGet();
        if (!part.join(this)) {
            left.decrementAndGet(); // it has ended; and who has registered it is live, and keeps the count above zero
        }
    }

    /** One of its parts has ended. */
    void ended() {
        if (left.decrementAndGet() == 0) {
            over.complete(null);
        }
    }

    private synchronized List<Member> takeDown() {
        List<Member> all = new ArrayList<>(initial.size() + later.size());
        initial.forEach(part -> all.add(forgotten.getOrDefault(part, Member.of(part))));
        later.forEach(part -> all.add(Member.of(part)));
        return all;
    }

    /** The orchestra is about to forget a part of it, which has ended. Called under the engine's lock. */
    void forget(Part part) {
        boolean ended = over.isDone();
        if (ended) {
            roll.takeDown();
        }
        synchronized (this) {
            if (!later.remove(part) && !ended) {
                forgotten.put(part, Member.of(part));
            }
        }
    }

    @Override
    public synchronized Set<TaskId> tasks() {
        Set<TaskId> ids = new LinkedHashSet<>();
        initial.forEach(part -> ids.add(part.id));
        later.forEach(part -> ids.add(part.id));
        return Collections.unmodifiableSet(ids);
    }

    @Override
    public OrchestraResults<TaskId> join() throws InterruptedException {
        Ancestry.requireOutside(engine, this);
        Waits.await(over);
        for (OrchestraRun<TaskId> run : inner) {
            run.join();
        }
        engine.performances().awaitEnd(performance);
        return Results.of(roll);
    }

    @Override
    public Optional<OrchestraResults<TaskId>> join(Duration patience) throws InterruptedException {
        if (Checks.notNull("patience", patience).isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, was " + patience);
        }
        Ancestry.requireOutside(engine, this);
        Deadline deadline = Deadline.in(patience, engine.clock());
        boolean ended = Waits.await(over, deadline);
        for (OrchestraRun<TaskId> run : inner) {
            ended = ended && run.join(deadline.left()).isPresent();
        }
        ended = ended && engine.performances().awaitEnd(performance, deadline);
        return ended ? Optional.of(Results.of(roll)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "a run of " + tasks().size() + " tasks of orchestra \"" + engine.name() + "\"";
    }
}
