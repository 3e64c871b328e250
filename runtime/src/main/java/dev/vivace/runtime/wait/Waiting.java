package dev.vivace.runtime.wait;

import java.util.function.BooleanSupplier;

/**
 * The one way in which library code blocks. Inside a task it sees cancellation, gives the task's permit back for the
 * time of the wait, and shows in the dump what the task waits for; outside tasks it just parks.
 */
public interface Waiting {

    /** No bound in time. */
    long FOREVER = Long.MAX_VALUE;

    /**
     * Parks the calling thread until a condition holds. Whoever makes the condition true calls {@link #wake} for the
     * thread afterwards; waking in vain is harmless. The condition is called by the waiting thread only, and must be quick.
     *
     * @param what shown in the dump by its {@code toString}, as in "room in the channel"
     * @param condition true when the wait is over
     * @param untilNanos the moment to give up, on the runtime's clock, or {@link #FOREVER}
     * @return false when the moment came first
     * @throws InterruptedException when the thread is interrupted
     * @throws dev.vivace.error.TaskCancelledException when the calling task is asked to stop
     */
    boolean await(Object what, BooleanSupplier condition, long untilNanos) throws InterruptedException;

    /**
     * Lets a thread look at its condition again.
     *
     * @param thread one that is in {@link #await}, or about to be, or was
     */
    void wake(Thread thread);
}
