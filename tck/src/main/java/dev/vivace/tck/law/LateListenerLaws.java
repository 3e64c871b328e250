package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.RetryNotice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Listeners that are added to a runtime that runs, and the end of a wait between attempts: laws S2 and F2. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface LateListenerLaws extends Subject {

    @Test
    default void S2_a_late_listener_hears_of_what_is_made_from_then_on() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> before =
                test.runtime().<Integer>to().name("before").prepare(() -> 1);
        Notes notes = new Notes(true);
        Registration registration = test.runtime().listen(notes);
        assertEquals(1, test.resultOf(before.start()).orElseThrow());
        assertEquals(List.of(), notes.heard);
        test.resultOf(test.runtime().<Integer>to().name("after").run(() -> 1));
        test.awaitQuiet();
        assertEquals(List.of("after made", "after RUNNING", "after COMPLETED"), notes.heard);
        registration.close();
        registration.close();
        test.resultOf(test.runtime().<Integer>to().name("last").run(() -> 1));
        test.awaitQuiet();
        assertEquals(3, notes.heard.size(), "after it was taken away");
    }

    @Test
    default void S2_a_listener_that_was_taken_away_hears_nothing_of_a_task_it_followed() throws Exception {
        TestRuntime test = seeded();
        Notes notes = new Notes(true);
        Registration registration = test.runtime().listen(notes);
        SpawningTask<Integer, TaskId> task =
                test.runtime().<Integer>to().name("followed").prepare(() -> 1);
        test.awaitQuiet();
        registration.close();
        test.resultOf(task.start());
        test.awaitQuiet();
        assertEquals(List.of("followed made"), notes.heard);
    }

    @Test
    default void S2_a_listener_hears_of_retries_and_need_not_follow_tasks() throws Exception {
        TestRuntime test = seeded();
        Notes notes = new Notes(false);
        test.runtime().listen(notes);
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .name("flaky")
                .retry(2, RetryStrategy.fixed(Duration.ofSeconds(3)))
                .run(context -> succeedAt(3, context.attempt()));
        test.advance(Duration.ofSeconds(6));
        assertEquals(3, test.resultOf(task).orElseThrow());
        test.awaitQuiet();
        assertEquals(List.of("flaky retries after 1", "flaky retries after 2"), notes.heard);
        RetryNotice last = notes.notices.getLast();
        assertEquals(Duration.ofSeconds(3), last.delay());
        assertEquals(TestRuntime.START.plusSeconds(3), last.at());
        assertTrue(last.error() instanceof AsyncTaskError.Io, "why it failed: " + last.error());
    }

    @Test
    default void F2_the_wait_before_a_retry_can_be_ended() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(1, RetryStrategy.fixed(Duration.ofDays(1)))
                .prepare(context -> succeedAt(2, context.attempt()));
        assertFalse(task.retryNow(), "it has not started");
        task.start();
        test.awaitQuiet();
        assertEquals(1, task.attempt(), "it waits for a day");
        assertTrue(task.retryNow());
        test.awaitQuiet();
        assertEquals(2, test.resultOf(task).orElseThrow());
        assertEquals(TestRuntime.START, task.completedAt().orElseThrow(), "no time has passed");
        assertFalse(task.retryNow(), "it has settled");
    }

    private static int succeedAt(int wanted, int attempt) throws IOException {
        if (attempt < wanted) {
            throw new IOException("as intended");
        }
        return attempt;
    }

    /** Keeps what it hears, in order. */
    final class Notes implements RuntimeListener {

        private final boolean follows;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<RetryNotice> notices = new CopyOnWriteArrayList<>();

        private Notes(boolean follows) {
            this.follows = follows;
        }

        @Override
        public boolean followsTasks() {
            return follows;
        }

        @Override
        public void onMade(AsyncTask<?, ?> task) {
            heard.add(task.path() + " made");
        }

        @Override
        public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
            heard.add(task.path() + " " + change.to());
        }

        @Override
        public void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
            heard.add(task.path() + " retries after " + notice.attempt());
            notices.add(notice);
        }
    }
}
