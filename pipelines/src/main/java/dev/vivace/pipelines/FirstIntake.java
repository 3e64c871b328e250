package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import org.jspecify.annotations.Nullable;

/** Takes in what comes from the source: keeps it, marks how far the pipeline is, and tells who watches. */
final class FirstIntake implements Intake {

    private final Results<?, ?> results;
    private final Marks marks;
    private final Moments moments;
    private final Events events;
    private final TaskContext context;

    // The pipeline's thread's own.
    private boolean full;

    FirstIntake(Results<?, ?> results, Marks marks, Moments moments, Events events, TaskContext context) {
        this.results = results;
        this.marks = marks;
        this.moments = moments;
        this.events = events;
        this.context = context;
    }

    @Override
    public boolean accept(long id, Object crossed, long takenNanos, @Nullable Object result) throws Exception {
        boolean more = results.accept(result);
        full = !more;
        marks.passed(crossed);
        if (!events.isEmpty()) {
            events.tell(Watched.received(moments, id, crossed, takenNanos, result), context);
        }
        return more;
    }

    @Override
    public void pause() throws Exception {
        marks.saveIfDue();
    }

    /** Whether the limit is reached. */
    boolean isFull() {
        return full;
    }
}
