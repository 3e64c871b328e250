package dev.vivace.pipelines;

import dev.vivace.Registration;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.StreamCounts;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** One run of a pipeline, from the opening of its source to its collection. A task that is retried has a new one each. */
final class Run<T, C, A, R extends @Nullable Object> {

    /** How long a sender that nobody receives from may take to notice, before it is interrupted, and after. */
    static final CancellationPlan ENDING = CancellationPlan.escalate(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Plan<T, C> plan;
    private final TaskContext context;
    private final Events events;
    private final Tap tap;
    private final Hop hop;
    private final Moments moments;
    private final Tally tally = new Tally();
    private final DeadLetters<T> letters;
    private final Gathering<C, A, R> gathering;
    private final Outlets<C> outlets;
    private final Results<T, C> results;
    private final Marks marks;
    private final Replays<T, C> replays;

    // Written by the pipeline's thread, read by who reports progress.
    private volatile OptionalLong total = OptionalLong.empty();

    private Run(
            Plan<T, C> plan,
            Collector<? super C, A, R> collector,
            TaskContext context,
            Events events,
            Tap tap,
            Subscribers<C> subscribers) {
        this.plan = plan;
        this.context = context;
        this.events = events;
        this.tap = tap;
        hop = new Hop(plan.settings().buffer());
        moments = Moments.of(context);
        letters = new DeadLetters<>(plan.settings().letters(), context);
        gathering = new Gathering<>(collector);
        outlets = new Outlets<>(subscribers);
        marks = new Marks(
                plan.keepsMarks(),
                plan.settings().checkpoint(),
                outlets,
                moments,
                context.task().path());
        results = new Results<>(gathering, outlets, letters, tally, plan.limit(), context);
        replays = new Replays<>(letters, results, marks, tally, events);
    }

    static <T, C, A, R extends @Nullable Object> Run<T, C, A, R> of(
            Plan<T, C> plan,
            Collector<? super C, A, R> collector,
            TaskContext context,
            Events events,
            Tap tap,
            Subscribers<C> subscribers) {
        return new Run<>(plan, collector, context, events, tap, subscribers);
    }

    R call() throws Exception {
        Throwable failure = null;
        try {
            outlets.open(plan.sinks());
            receive(named(), marks.begin());
            gathering.flush();
            outlets.flush(marks.areKept());
            marks.save();
            marks.complete();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        Failures.throwIfAny(outlets.close(failure));
        return gathering.seal();
    }

    @SuppressWarnings("unchecked") // sources only give items
    private EventSource<T> named() throws Exception {
        EventSource<T> source =
                (EventSource<T>) plan.sending().work().source(new CoreSources<>(context, hop.capacity()));
        Objects.requireNonNull(source, "the work given to sender() returned no source, but null");
        total = source.total();
        return source;
    }

    private void receive(EventSource<T> source, @Nullable String from) throws Exception {
        Senders<T> senders = new Senders<>(plan, hop, moments, events, tap, tally, context);
        SpawningTask<?, ?> sender = senders.start(source, from);
        Registration stopping = interruptReader(source, sender);
        Throwable failure = null;
        try {
            receiveAll();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        letters.closeNow();
        stopping.close();
        hop.stop();
        try {
            end(sender);
        } catch (Throwable thrown) {
            failure = Failures.first(failure, thrown);
        }
        saveAfter(failure);
        Failures.throwIfAny(failure);
    }

    /** All items of the source, and before its end the letters that somebody wants to be received again. */
    private void receiveAll() throws Exception {
        FirstIntake intake = new FirstIntake(results, marks, moments, events, context);
        Rounds rounds = replays.rounds(context, moments);
        Receivers<T, C> receivers = Receivers.of(plan, hop, intake, rounds, tally, this::counts, context);
        replays.receiveWith(receivers);
        receivers.receive(context, moments);
        boolean more = !intake.isFull();
        while (more && !letters.close()) {
            more = rounds.run();
        }
    }

    /**
     * A reader that waits for its source, perhaps for ever, sees no polite request to stop, and has nothing to finish. Code
     * that emits may have.
     */
    private Registration interruptReader(EventSource<T> source, SpawningTask<?, ?> sender) {
        if (source.parts().stream().anyMatch(part -> part instanceof EmitterSource)) {
            return () -> {};
        }
        return context.onCancel(level -> {
            var _ = sender.cancel(CancellationLevel.KILL);
        });
    }

    /** Keeps what was done before a failure; undisturbed by the interrupt that may be the failure. */
    private void saveAfter(@Nullable Throwable failure) {
        if (failure == null || results.isBroken()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            marks.save();
        } catch (Exception thrown) {
            failure.addSuppressed(thrown);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until the source is closed, unless the task is asked to stop, which ends its children too. A sender that is
     * stuck in it is interrupted, and at last left behind.
     */
    private void end(SpawningTask<?, ?> sender) throws Exception {
        if (context.isCancellationRequested()) {
            return;
        }
        if (hop.isClosed()) {
            var _ = sender.awaitResult();
        } else {
            var _ = sender.cancel(ENDING);
            var _ = sender.result();
            hop.abandon();
        }
        Failures.throwIfAny(hop.failure());
    }

    // ---------------------------------------------------------------- looked at from outside

    /** What was collected until now; nothing is collected any more. */
    R partial() {
        return gathering.seal();
    }

    StreamCounts counts() {
        return tally.snapshot(hop);
    }

    DeadLetters<T> letters() {
        return letters;
    }

    /** Asks for what is kept to be received again; gives how many items that are. */
    int replayLetters() {
        return replays.ask();
    }

    @Nullable
    DeadLetter<T> stoppedBy() {
        return results.stoppedBy();
    }

    /** How many items are between sender and receivers. */
    int depth() {
        return hop.depth();
    }

    OptionalLong total() {
        return total;
    }

    OptionalLong collectionSize() {
        return gathering.size();
    }

    ProgressReports.Figures figures() {
        return new ProgressReports.Figures(counts(), total, moments.startNanos());
    }
}
