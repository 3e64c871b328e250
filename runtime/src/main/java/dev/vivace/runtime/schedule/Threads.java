package dev.vivace.runtime.schedule;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Where threads are born: nowhere else in the runtime. */
public final class Threads {

    private static final ThreadFactory VIRTUAL =
            Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();

    // Written once tasks are metered exactly.
    private static volatile @Nullable Door door;

    private Threads() {}

    /**
     * Starts a virtual thread without a name; the task that it runs has one.
     *
     * @param body what it runs
     */
    public static void startVirtual(Runnable body) {
        newVirtual(body).start();
    }

    /** A virtual thread would inherit the scheduler of the one that makes it. */
    private static Thread newVirtual(Runnable body) {
        Door open = door;
        return open == null ? VIRTUAL.newThread(body) : open.newThread(open.usualScheduler(), body);
    }

    /** From now on, some virtual threads have schedulers of ours; those that are started here are to have the JDK's. */
    static void stayOnUsualScheduler(Door open) {
        door = open;
    }

    /** The number of a thread that were made now; those that were made before have smaller ones. */
    static long nextNumber() {
        return VIRTUAL.newThread(() -> {}).threadId();
    }

    /**
     * The same as a factory, for parts that ask for one.
     *
     * @return makes virtual threads, not started
     */
    public static ThreadFactory virtual() {
        return Threads::newVirtual;
    }

    /**
     * Makes platform threads that do not keep the JVM alive.
     *
     * @param prefix their names, before a number
     * @param stackSize bytes, 0 for the JVM's default
     * @return the factory
     */
    public static ThreadFactory platform(String prefix, long stackSize) {
        return Thread.ofPlatform()
                .name(prefix, 0)
                .daemon()
                .stackSize(stackSize)
                .inheritInheritableThreadLocals(false)
                .factory();
    }
}
