package dev.vivace.runtime.schedule;

import java.util.concurrent.ThreadFactory;

/** Where threads are born: nowhere else in the runtime. */
public final class Threads {

    private static final ThreadFactory VIRTUAL =
            Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();

    private Threads() {}

    /**
     * Starts a virtual thread without a name; the task that it runs has one.
     *
     * @param body what it runs
     */
    public static void startVirtual(Runnable body) {
        VIRTUAL.newThread(body).start();
    }

    /**
     * The same as a factory, for parts that ask for one.
     *
     * @return makes virtual threads, not started
     */
    public static ThreadFactory virtual() {
        return VIRTUAL;
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
