package dev.vivace.tck.decoy;

import dev.vivace.AsyncWork;
import dev.vivace.FallbackWork;
import dev.vivace.RecoverableTask;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskOptions;
import dev.vivace.TaskResult;
import dev.vivace.TracingTask;
import dev.vivace.UncaughtHook;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.policy.RetryStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;

/** Runtimes that break the laws F. */
final class FailureDecoys {

    static final List<Decoy> ALL = List.of(
            Decoy.hanging("F1", "tells nobody of failures that nobody looked at", swallowed(UncaughtHook.class)),
            new Decoy("F1", "forgets the attempts before the last", Bend.of(SpawningTask.class, "await", call -> {
                try {
                    return call.proceed();
                } catch (AsyncTaskException e) {
                    throw new AsyncTaskException(e.error());
                }
            })),
            new Decoy("F1", "keeps no list of errors", Bend.of(TracingTask.class, "errors", call -> List.of())),
            new Decoy("F1", "lists errors the wrong way round", Bend.of(TracingTask.class, "errors", call -> {
                List<Object> errors = new ArrayList<>((List<?>) call.proceed());
                Collections.reverse(errors);
                return errors;
            })),
            new Decoy(
                    "F2",
                    "waits a nanosecond too long",
                    delays(call -> own(call).plusNanos(1))),
            new Decoy("F2", "waits a little longer than told", delays(call -> {
                Duration delay = own(call);
                return delay.plus(delay.dividedBy(100));
            })),
            new Decoy("F2", "counts retries from zero", delays(call -> {
                int retry = call.argument(0);
                return call.proceedWith(Math.max(1, retry - 1), call.argument(1));
            })),
            new Decoy("F2", "never jitters upwards", delays(call -> {
                int retry = call.argument(0);
                return call.target(RetryStrategy.class).delay(retry, () -> 0L);
            })),
            new Decoy("F2", "waits for no more than a second", delays(call -> {
                Duration delay = own(call);
                return delay.compareTo(Duration.ofSeconds(1)) > 0 ? Duration.ofSeconds(1) : delay;
            })),
            new Decoy("F2", "counts the first attempt as a retry", retries(-1)),
            new Decoy("F2", "makes one attempt too many", retries(1)),
            new Decoy("F3", "retries whatever failed", Bend.ignoring(TaskOptions.class, "recoverIf")),
            new Decoy("F3", "retries nothing", retries(-1_000)),
            new Decoy("F3", "begins cancelled work again", work(call -> {
                try {
                    return call.proceed();
                } catch (TaskCancelledException e) {
                    throw new IOException("the attempt was interrupted", e);
                }
            })),
            new Decoy("F3", "says that it can recover from anything", recoverable(true)),
            new Decoy("F3", "says that it can recover from nothing", recoverable(false)),
            new Decoy("F4", "never asks the fallback", Bend.ignoring(SpawningTaskBuilder.class, "fallback")),
            new Decoy("F4", "tells the fallback nothing", fallback(call -> call.proceedWith(unknown()))),
            new Decoy("F4", "asks the fallback twice", fallback(call -> {
                call.proceed();
                return call.proceed();
            })),
            new Decoy("F4", "keeps only the original error", recoveryFailed((original, second) -> original)),
            new Decoy("F4", "keeps only the fallback's error", recoveryFailed((original, second) -> second)),
            new Decoy(
                    "F5",
                    "explains from the inside out",
                    Bend.of(
                            RecoverableTask.class,
                            "explain",
                            call -> String.join(
                                    "\n",
                                    String.valueOf(call.proceed())
                                            .lines()
                                            .toList()
                                            .reversed()))),
            new Decoy(
                    "F5",
                    "lets a later attempt timeout undo the retries",
                    Bend.of(
                            TaskOptions.class,
                            "attemptTimeout",
                            call -> options(call)
                                    .retry(0, RetryStrategy.immediate())
                                    .attemptTimeout(call.argument(0)))),
            new Decoy("F5", "limits nothing", Bend.ignoring(TaskOptions.class, "rateLimiter")),
            new Decoy("F5", "breaks no circuit", Bend.ignoring(TaskOptions.class, "breaker")),
            new Decoy("F5", "has no bulkheads", Bend.ignoring(TaskOptions.class, "bulkhead")),
            new Decoy("F6", "takes errors for exceptions, and retries them", work(call -> {
                try {
                    return call.proceed();
                } catch (Error e) {
                    throw new IllegalStateException(e);
                }
            })),
            new Decoy("F6", "swallows panics", work(call -> {
                try {
                    return call.proceed();
                } catch (AsyncTaskException e) {
                    throw e;
                } catch (RuntimeException bug) {
                    return null;
                }
            })),
            new Decoy("F6", "calls panics failures", work(call -> {
                try {
                    return call.proceed();
                } catch (AsyncTaskException e) {
                    throw e;
                } catch (RuntimeException bug) {
                    throw new Exception(bug);
                }
            })));

    private FailureDecoys() {}

    private static Bend swallowed(Class<?> hook) {
        return Bend.of(hook, "uncaught", call -> null);
    }

    private static Bend delays(Twist twist) {
        return Bend.of(RetryStrategy.class, "delay", twist);
    }

    private static Duration own(Call call) throws Throwable {
        Object delay = call.proceed();
        return delay instanceof Duration duration ? duration : Duration.ZERO;
    }

    private static Bend retries(int more) {
        return Bend.of(TaskOptions.class, "retry", call -> {
            int retries = call.argument(0);
            return call.proceedWith(Math.max(0, retries + more), call.argument(1));
        });
    }

    private static Bend work(Twist twist) {
        return Bend.of(AsyncWork.class, "run", twist);
    }

    private static Bend fallback(Twist twist) {
        return Bend.of(FallbackWork.class, "recover", twist);
    }

    private static Bend recoveryFailed(BinaryOperator<AsyncTaskError> kept) {
        return Bend.of(SpawningTask.class, "awaitResult", call -> {
            Object result = call.proceed();
            return result
                            instanceof
                            TaskResult.Failure<?>(
                                    AsyncTaskError.RecoveryFailed(AsyncTaskError original, AsyncTaskError second))
                    ? TaskResult.failure(kept.apply(original, second))
                    : result;
        });
    }

    private static Bend recoverable(boolean always) {
        return Bend.of(RecoverableTask.class, "canRecoverFrom", call -> always);
    }

    private static AsyncTaskError unknown() {
        return new AsyncTaskError.Unknown("something failed");
    }

    @SuppressWarnings("unchecked") // a builder returns builders of its own kind
    private static TaskOptions<? extends TaskOptions<?>> options(Call call) {
        return (TaskOptions<? extends TaskOptions<?>>) call.target();
    }
}
