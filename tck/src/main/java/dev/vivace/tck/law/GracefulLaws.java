package dev.vivace.tck.law;

import static dev.vivace.lifecycle.CancellationLevel.GRACEFUL;
import static dev.vivace.lifecycle.CancellationLevel.KILL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.CancellationResult;
import dev.vivace.Registration;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Asking a task to stop: the first sentence of law C1; where it waits then, see {@link GracefulWaitLaws}. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface GracefulLaws extends Subject {

    @Test
    default void C1_graceful_is_seen_at_a_checkpoint() throws Exception {
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task =
                concurrent(8).runtime().<Integer>to().run(puppet);
        boolean early = puppet.does(context -> {
            context.checkpoint();
            return context.isCancellationRequested();
        });
        assertFalse(early, "nobody has asked");
        assertEquals(Optional.empty(), task.cancellation(), "before");
        assertEquals(new CancellationResult.StillRunning(GRACEFUL), task.cancel(GRACEFUL));
        assertEquals(Optional.of(GRACEFUL), task.cancellation());
        assertEquals(TaskStatus.PENDING_CANCELLATION, task.status(), "asked, and not interrupted");
        boolean requested = puppet.does(context -> context.isCancellationRequested());
        assertTrue(requested, "it can be asked for");
        TaskCancelledException seen =
                assertThrows(TaskCancelledException.class, () -> puppet.acts(context -> context.checkpoint()));
        assertEquals(new AsyncTaskError.Cancelled(GRACEFUL), seen.error());
        puppet.fails(seen);
        assertEquals(TaskResult.<Integer>failure(new AsyncTaskError.Cancelled(GRACEFUL)), task.awaitResult());
        assertEquals(TaskStatus.CANCELLED, task.status());
    }

    @Test
    default void C1_graceful_never_interrupts() throws Exception {
        TestRuntime test = concurrent(8);
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(puppet);
        puppet.awaitBegin();
        task.cancel(GRACEFUL);
        test.clock().advance(Duration.ofDays(365));
        boolean interrupted = puppet.does(context -> Thread.currentThread().isInterrupted());
        assertFalse(interrupted, "interrupted");
        puppet.ends(7);
        assertEquals(7, task.await(), "work that does not look goes on to its end");
        assertEquals(TaskStatus.COMPLETED, task.status());
    }

    @Test
    default void C1_a_task_that_has_not_begun_never_begins() throws Exception {
        AtomicBoolean began = new AtomicBoolean();
        AtomicInteger handled = new AtomicInteger();
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().prepare(() -> {
            began.set(true);
            return 1;
        });
        task.onCancel(level -> handled.incrementAndGet());
        task.cancel(GRACEFUL);
        test.awaitQuiet();
        assertEquals(TaskResult.<Integer>failure(new AsyncTaskError.Cancelled(GRACEFUL)), task.awaitResult());
        assertEquals(TaskStatus.CANCELLED, task.status());
        assertEquals(1, handled.get(), "its handler");
        task.start();
        test.awaitQuiet();
        assertFalse(began.get(), "began after all");
    }

    @Test
    default void C1_graceful_runs_all_handlers_once() throws Exception {
        TestRuntime test = concurrent(8);
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            context.onCancel(level -> ran.add("of the work at " + level));
            context.sleep(Duration.ofDays(1));
            return 1;
        });
        task.onCancel(level -> ran.add("from outside at " + level));
        task.onCancel(level -> {
            ran.add("failing at " + level);
            throw new IOException("as intended");
        });
        task.onCancel(level -> ran.add("essential at " + level), true);
        Registration removed = task.onCancel(level -> ran.add("removed"));
        removed.close();
        removed.close();
        test.awaitQuiet();
        task.cancel(GRACEFUL);
        task.cancel(GRACEFUL);
        task.awaitResult();
        task.cancel(KILL);
        task.onCancel(level -> ran.add("too late"), true);
        test.close();
        assertEquals(
                List.of(
                        "essential at GRACEFUL",
                        "failing at GRACEFUL",
                        "from outside at GRACEFUL",
                        "of the work at GRACEFUL"),
                ran.stream().sorted().toList());
    }

    @Test
    default void C1_a_handler_that_comes_after_the_request_runs_soon() throws Exception {
        Puppet puppet = new Puppet();
        Gate handled = gate();
        SpawningTask<Integer, TaskId> task =
                concurrent(8).runtime().<Integer>to().run(puppet);
        puppet.awaitBegin();
        task.cancel(GRACEFUL);
        task.onCancel(level -> handled.passDeaf());
        handled.awaitArrival();
        handled.open();
        puppet.ends(1);
        task.await();
    }

    @Test
    default void C1_a_task_does_not_settle_while_its_handlers_run() throws Exception {
        TestRuntime test = concurrent(8);
        Gate handler = gate();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        });
        task.onCancel(level -> {
            handler.passDeaf();
            throw new IOException("the handler's");
        });
        test.awaitQuiet();
        task.cancel(GRACEFUL);
        handler.awaitArrival();
        Meanwhile.others(this);
        assertEquals(TaskStatus.PENDING_CANCELLATION, task.status(), "while its handler runs");
        handler.open();
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertEquals(new AsyncTaskError.Cancelled(GRACEFUL), thrown.error());
        assertEquals(1, thrown.getSuppressed().length, "what the handler threw is kept");
        assertInstanceOf(IOException.class, thrown.getSuppressed()[0]);
    }

    @Test
    default void C1_work_may_clean_up_in_its_own_way() throws Exception {
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task =
                concurrent(8).runtime().<Integer>to().run(puppet);
        puppet.awaitBegin();
        task.cancel(GRACEFUL);
        assertThrows(TaskCancelledException.class, () -> puppet.acts(context -> context.checkpoint()));
        assertEquals(TaskStatus.PENDING_CANCELLATION, task.status());
        puppet.ends(3);
        assertEquals(3, task.await(), "a value is a value, even after the request");
        assertEquals(TaskStatus.COMPLETED, task.status());
    }
}
