package dev.vivace;

import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an orchestra has still to do, predicted from how long tasks took before. An immutable snapshot.
 *
 * @param <I> the kind of id
 */
public interface OrchestraForecast<I extends TaskId> {

    /**
     * The chain of tasks that have not ended which decides when the last one will.
     *
     * @return first to last; empty when all have ended
     */
    List<I> criticalPath();

    /**
     * How much later each task that has not ended could end without the end of all being later.
     *
     * @return by id; zero on the critical path
     */
    Map<I, Duration> slack();

    /**
     * How long the critical path still takes.
     *
     * @return nothing when a task on it has never run before, and so nothing is known of it
     */
    Optional<Duration> timeLeft();
}
