package dev.vivace.tck.decoy;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.NamedTask;
import dev.vivace.RuntimeBuilder;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskOptions;
import dev.vivace.TimedTask;
import dev.vivace.id.SequentialTaskId;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runtimes that break the laws T. */
final class IdentityAndTimeDecoys {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int TIMEOUTS_PER_THREAD = 10_000;

    static final List<Decoy> ALL = List.of(
            new Decoy(
                    "T1",
                    "gives the same id to tasks of two threads",
                    Bend.of(
                            AsyncTask.class,
                            "id",
                            call -> new SequentialTaskId("decoy", call.target().hashCode() % 1_000))),
            new Decoy("T1", "makes ids whose order is not that of time", Bend.of(AsyncTask.class, "id", call -> {
                int scrambled = call.<TaskId>result().text().hashCode() & Integer.MAX_VALUE;
                return new SequentialTaskId("decoy", scrambled);
            })),
            new Decoy("T1", "makes a new id each time it is asked", idFrom(new AtomicLong())),
            new Decoy(
                    "T1",
                    "writes ids that cannot be read",
                    Bend.of(
                            AsyncTask.class,
                            "id",
                            call -> new Unreadable("#" + call.<TaskId>result().text()))),
            new Decoy("T1", "ignores the source of ids", Bend.ignoring(RuntimeBuilder.class, "ids")),
            new Decoy("T1", "forgets the parents in a path", Bend.of(NamedTask.class, "path", call -> {
                String path = call.result();
                return path.substring(path.lastIndexOf('/') + 1);
            })),
            new Decoy(
                    "T2",
                    "says that a task has started before it has",
                    Bend.of(
                            TimedTask.class,
                            "startedAt",
                            call -> Optional.of(call.target(TimedTask.class).createdAt()))),
            new Decoy(
                    "T2",
                    "moves the end on as time goes by",
                    Bend.of(
                            TimedTask.class,
                            "completedAt",
                            call -> call.<Optional<Instant>>result().map(at -> now(call)))),
            new Decoy("T2", "forgets when a task failed", Bend.of(TimedTask.class, "completedAt", call -> {
                boolean failed = call.target(AsyncTask.class).status() == TaskStatus.FAILED;
                return failed ? Optional.empty() : call.proceed();
            })),
            new Decoy("T2", "takes the time of creation when it is asked for", creationWhenAsked()),
            new Decoy(
                    "T2",
                    "says that tasks began before they were made",
                    Bend.of(
                            TimedTask.class,
                            "startedAt",
                            call -> call.<Optional<Instant>>result().map(at -> at.minus(LONG)))),
            new Decoy("T3", "ignores the timeout", Bend.ignoring(TaskOptions.class, "timeout")),
            new Decoy("T3", "ignores the attempt timeout", Bend.ignoring(TaskOptions.class, "attemptTimeout")),
            new Decoy(
                    "T3",
                    "gives each attempt the whole timeout",
                    Bend.of(
                            TaskOptions.class,
                            "timeout",
                            call -> call.target(TaskOptions.class).attemptTimeout(call.<Duration>argument(0)))),
            new Decoy(
                    "T3",
                    "takes the attempt timeout for one over all attempts",
                    Bend.of(
                            TaskOptions.class,
                            "attemptTimeout",
                            call -> call.target(TaskOptions.class).timeout(call.<Duration>argument(0)))),
            new Decoy(
                    "T3",
                    "waits a minute longer than it should",
                    Bend.of(
                            TaskOptions.class,
                            "timeout",
                            call -> call.proceedWith(call.<Duration>argument(0).plus(LONG)))),
            new Decoy("T3", "hides the parent's deadline from children", ownDeadlineOnly()),
            Decoy.hanging("T3", "frees the caller and lets the work run on", Bend.of(AsyncWork.class, "run", call -> {
                FutureTask<@Nullable Object> elsewhere = new FutureTask<>(() -> proceed(call));
                Thread.ofPlatform().daemon().start(elsewhere);
                try {
                    return elsewhere.get();
                } catch (ExecutionException e) {
                    throw e.getCause() == null ? e : e.getCause();
                }
            })),
            new Decoy("T4", "starts a thread for every ten thousandth timeout", threadsForTimeouts()));

    private IdentityAndTimeDecoys() {}

    private static Bend idFrom(AtomicLong next) {
        return Bend.of(AsyncTask.class, "id", call -> new SequentialTaskId("decoy", next.incrementAndGet()));
    }

    private static Bend creationWhenAsked() {
        return Bend.of(TimedTask.class, "createdAt", IdentityAndTimeDecoys::now);
    }

    private static Bend ownDeadlineOnly() {
        return Bend.of(TimedTask.class, "deadline", call -> {
            TimedTask<?> task = call.target(TimedTask.class);
            return task.startedAt().flatMap(started -> task.timeout().map(started::plus));
        });
    }

    private static Bend threadsForTimeouts() {
        AtomicLong timeouts = new AtomicLong();
        CountDownLatch never = new CountDownLatch(1);
        return Bend.of(SpawningTaskBuilder.class, "run", call -> {
            if (timeouts.incrementAndGet() % TIMEOUTS_PER_THREAD == 0) {
                Thread.ofPlatform().daemon().start(() -> awaitQuietly(never));
            }
            return call.proceed();
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Instant now(Call call) {
        return call.target(AsyncTask.class).runtime().clock().instant();
    }

    private static @Nullable Object proceed(Call call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    private record Unreadable(String text) implements TaskId {

        @Override
        public int compareTo(TaskId other) {
            return text.compareTo(other.text());
        }
    }
}
