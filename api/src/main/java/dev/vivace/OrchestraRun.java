package dev.vivace;

import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks that an orchestrator was told to start together.
 *
 * @param <I> the kind of id
 */
public interface OrchestraRun<I extends TaskId> {

    /**
     * Which tasks.
     *
     * @return their ids, and those of all they depend on that had not started
     */
    Set<I> tasks();

    /**
     * Waits until all have ended, one way or another.
     *
     * @return what became of them
     * @throws InterruptedException when the calling thread is interrupted; the tasks go on
     */
    OrchestraResults<I> join() throws InterruptedException;

    /**
     * Waits until all have ended, but so long at most.
     *
     * @param patience zero to look only
     * @return what became of them, or nothing when some still run
     * @throws InterruptedException when the calling thread is interrupted; the tasks go on
     */
    Optional<OrchestraResults<I>> join(Duration patience) throws InterruptedException;
}
