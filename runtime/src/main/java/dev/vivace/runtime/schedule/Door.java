package dev.vivace.runtime.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The door to {@code java.lang} that lets us schedule virtual threads ourselves. It is open when the program was started
 * with the flag that {@link #flag} names, and when this JDK has behind it what we expect.
 */
final class Door {

    /** Looked for once, when it is first asked for. */
    private static final class Search {
        static final @Nullable Door FOUND = open();
    }

    private final MethodHandle newThread;
    private final MethodHandle carrier;
    private final Executor usualScheduler;

    private Door(MethodHandle newThread, MethodHandle carrier, Executor usualScheduler) {
        this.newThread = newThread;
        this.carrier = carrier;
        this.usualScheduler = usualScheduler;
    }

    /** The open door; null when it is closed. */
    static @Nullable Door find() {
        return Search.FOUND;
    }

    /** What to add to the command line to open it. */
    static String flag() {
        Module module = Door.class.getModule();
        return "--add-opens java.base/java.lang=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    private static @Nullable Door open() {
        if (!Object.class.getModule().isOpen("java.lang", Door.class.getModule())) {
            return null;
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            Class<?> builders = Class.forName("java.lang.ThreadBuilders");
            MethodHandle general = lookup.findStatic(
                    builders,
                    "newVirtualThread",
                    MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class));
            Field plain = Thread.class.getDeclaredField("NO_INHERIT_THREAD_LOCALS");
            plain.setAccessible(true);
            MethodHandle newThread = MethodHandles.insertArguments(general, 1, null, plain.getInt(null));
            MethodHandle carrier =
                    lookup.findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
            Method usual = Class.forName("java.lang.VirtualThread").getDeclaredMethod("defaultScheduler");
            usual.setAccessible(true);
            Class.forName("sun.nio.ch.Poller"); // starts virtual threads that must not inherit a scheduler of ours
            return new Door(newThread, carrier, (Executor) usual.invoke(null));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // another JDK than those we know: as good as closed
        }
    }

    /** A virtual thread that goes on whenever its scheduler has run what it was given. Not started. */
    Thread newThread(Executor scheduler, Runnable body) {
        try {
            return (Thread) newThread.invokeExact(scheduler, body);
        } catch (Throwable t) {
            throw sneaky(t);
        }
    }

    /** The platform thread that runs us, below the virtual thread that we may be on. */
    Thread carrier() {
        try {
            return (Thread) carrier.invokeExact();
        } catch (Throwable t) {
            throw sneaky(t);
        }
    }

    /** The scheduler that virtual threads have when nobody says otherwise. */
    Executor usualScheduler() {
        return usualScheduler;
    }

    private static RuntimeException sneaky(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("the JDK did not do what it did when it was looked at first", t);
    }
}
