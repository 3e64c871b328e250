package dev.vivace.tck.law;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * The one guard against hangs: runs each test on a thread of its own and, when it takes longer than the system property
 * {@value #PROPERTY} says, shows where it stands, interrupts it and fails it. No verdict depends on it otherwise.
 */
public final class Patience implements InvocationInterceptor {

    /** How many milliseconds a test may take. */
    public static final String PROPERTY = "vivace.tck.patience";

    private static final long DEFAULT = 60_000;

    /** For JUnit. */
    public Patience() {}

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Throwable[] thrown = new Throwable[1];
        guard(context.getDisplayName(), () -> {
            try {
                invocation.proceed();
            } catch (Throwable t) {
                thrown[0] = t;
            }
        });
        if (thrown[0] != null) {
            throw thrown[0];
        }
    }

    static void guard(String what, Runnable action) throws InterruptedException, ExecutionException {
        FutureTask<Void> future = new FutureTask<>(action, null);
        Thread thread = Thread.ofPlatform().daemon().name("tck: " + what).start(future);
        Duration patience = Duration.ofMillis(Long.getLong(PROPERTY, DEFAULT));
        try {
            future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            HangError hang = new HangError(what, patience);
            hang.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            throw hang;
        }
    }

    /** A test that hangs. Its stack is that of the thread that hangs. */
    public static final class HangError extends AssertionError {

        private static final long serialVersionUID = 1L;

        private HangError(String what, Duration patience) {
            super(what + " hangs; it took longer than " + patience);
        }
    }
}
