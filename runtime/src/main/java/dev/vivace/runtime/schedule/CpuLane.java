package dev.vivace.runtime.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is ready on a few platform threads, which are started when they are first needed. A thread whose task waits
 * lends its place: another one is started if there is something to run, so that tasks which wait for each other on this
 * lane cannot hold all of it. For a moment after a wait there may be one more than wanted; who ends its work first leaves.
 */
final class CpuLane implements Runnable {

    private final Scheduler scheduler;
    private final ReadyQueue queue;
    private final int size;
    private final ThreadFactory factory;

    // All four are guarded by this lane's monitor.
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<Thread> idle = new ArrayDeque<>();
    private int waiting;
    private boolean closed;

    CpuLane(Scheduler scheduler, ReadyQueue queue, int size, ThreadFactory factory) {
        this.scheduler = scheduler;
        this.queue = queue;
        this.size = size;
        this.factory = factory;
    }

    /** Sees to it that a thread looks at the queue, if there is anything in it. */
    void signal() {
        if (!queue.isEmpty()) {
            LockSupport.unpark(wakeOrStart());
        }
    }

    private synchronized @Nullable Thread wakeOrStart() {
        if (!idle.isEmpty()) {
            return idle.removeLast();
        }
        if (threads.size() < size + waiting && !closed) {
            Thread thread = factory.newThread(this);
            threads.add(thread);
            thread.start();
        }
        return null;
    }

    /** The life of a thread. */
    @Override
    public void run() {
        for (Ready entry = next(); entry != null; entry = next()) {
            signal();
            scheduler.execute(entry);
        }
    }

    private @Nullable Ready next() {
        for (; ; ) {
            if (!becomeIdle()) {
                return null;
            }
            Ready entry = scheduler.take(queue);
            if (entry != null) {
                noLongerIdle();
                return entry;
            }
            while (isIdle()) {
                LockSupport.park(this);
                Thread.interrupted(); // nobody has a reason to; a stale flag must not make it spin
            }
        }
    }

    /** What wakes a thread takes it off the list: an unpark alone may be lost to a lock taken meanwhile. */
    private synchronized boolean isIdle() {
        return idle.contains(Thread.currentThread());
    }

    /** False when this thread is to end. */
    private synchronized boolean becomeIdle() {
        if (closed || threads.size() > size + waiting) {
            threads.remove(Thread.currentThread());
            return false;
        }
        idle.addLast(Thread.currentThread());
        return true;
    }

    void beginWait() {
        synchronized (this) {
            waiting++;
        }
        signal();
    }

    synchronized void endWait() {
        waiting--;
    }

    private synchronized void noLongerIdle() {
        idle.remove(Thread.currentThread());
    }

    /** How many threads it may have. */
    int size() {
        return size;
    }

    /** How many threads are at work, or about to be. */
    synchronized int busy() {
        return threads.size() - idle.size();
    }

    /** Ends the threads that are idle, and the others when they become so. */
    synchronized void close() {
        closed = true;
        idle.forEach(LockSupport::unpark);
        idle.clear();
    }
}
