package dev.vivace.cli;

import java.lang.reflect.Proxy;

/**
 * Listens to Ctrl-C (the signal INT) instead of the JVM, until it is closed.
 *
 * <p>A shutdown hook would not do: the JVM takes the first signal for the beginning of its end, and never tells of a
 * second. {@code sun.misc.Signal} does, from the module {@code jdk.unsupported}; it is called by reflection because the
 * compiler's warning about it cannot be turned off.
 */
final class CtrlC implements AutoCloseable {

    private static final String SIGNAL = "INT";

    private final Object before;

    private CtrlC(Object before) {
        this.before = before;
    }

    /** Calls back each time, on a new thread. */
    static CtrlC on(Runnable pressed) {
        return new CtrlC(handle(Proxy.newProxyInstance(
                CtrlC.class.getClassLoader(), new Class<?>[] {type("SignalHandler")}, (proxy, method, arguments) -> {
                    pressed.run();
                    return null;
                })));
    }

    /** Gives Ctrl-C back to the JVM. */
    @Override
    public void close() {
        handle(before);
    }

    /** Sets a handler; gives the one that was there. */
    private static Object handle(Object handler) {
        try {
            Class<?> signal = type("Signal");
            return signal.getMethod("handle", signal, type("SignalHandler"))
                    .invoke(null, signal.getConstructor(String.class).newInstance(SIGNAL), handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot listen to the signal " + SIGNAL, e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("sun.misc." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the module jdk.unsupported is missing", e);
        }
    }
}
