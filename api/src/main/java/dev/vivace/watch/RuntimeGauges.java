package dev.vivace.watch;

import java.util.OptionalInt;

/**
 * How busy a runtime is.
 *
 * @param name what the builder called it
 * @param live tasks that were started and have not settled
 * @param queued entries that wait for a thread or a permit: tasks, and woken tasks that want their permit back
 * @param executing tasks whose work has a thread and is in no library wait
 * @param abandoned tasks that have settled while their work still runs
 * @param permits how many may execute at a time, where there is a limit
 * @param freePermits how many more could execute now, where there is a limit
 * @param cpuThreads how many platform threads the CPU lane may have
 * @param busyCpuThreads how many of them work now
 * @param errands threads that run cancel handlers and listeners
 */
public record RuntimeGauges(
        String name,
        long live,
        long queued,
        long executing,
        long abandoned,
        OptionalInt permits,
        OptionalInt freePermits,
        int cpuThreads,
        int busyCpuThreads,
        int errands) {}
