package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import org.jspecify.annotations.Nullable;

/** What the pipeline's thread does with the result of an item: takes it in, marks how far it is, and tells who watches. */
final class Intake<T, C> {

    private final Results<T, C> results;
    private final Marks marks;
    private final Moments moments;
    private final Events events;
    private final TaskContext context;

    Intake(Results<T, C> results, Marks marks, Moments moments, Events events, TaskContext context) {
        this.results = results;
        this.marks = marks;
        this.moments = moments;
        this.events = events;
        this.context = context;
    }

    /**
     * Takes in the result of one item.
     *
     * @return false when the limit is reached
     */
    boolean accept(long id, Object crossed, long takenNanos, @Nullable Object result) throws Exception {
        boolean more = results.accept(result);
        marks.passed(crossed);
        if (!events.isEmpty()) {
            events.tell(Watched.received(moments, id, crossed, takenNanos, result), context);
        }
        return more;
    }

    /** A batch is done: the time to save, if it is time. */
    void pause() throws Exception {
        marks.saveIfDue();
    }
}
