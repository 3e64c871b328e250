package dev.vivace.logging;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.OFF;
import static java.lang.System.Logger.Level.TRACE;
import static java.lang.System.Logger.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.Registration;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.message.ChannelConfig;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.TaskWarning;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines about tasks that run in virtual time. */
class TaskLogTest {

    private final TestRuntime test = TestRuntime.create();
    private final Notebook notebook = new Notebook(TRACE);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void startAndEndAreForDebugging() throws Exception {
        TaskLog.to(notebook).listenTo(test.runtime());
        SpawningTask<String, TaskId> task = test.runtime()
                .<String>to()
                .name("greet")
                .run(context -> {
                    context.sleep(Duration.ofSeconds(3));
                    return "the value";
                });
        test.advance(Duration.ofSeconds(3));
        test.awaitQuiet();

        String who = "greet [" + task.id().text() + "] ";
        assertThat(notebook.entries())
                .containsExactly(
                        new Notebook.Entry(DEBUG, who + "started after 0.0 ms", null),
                        new Notebook.Entry(DEBUG, who + "completed after 3000 ms", null));
    }

    @Test
    void failuresWarnRetriesInformAndNeitherQuotesTheException() throws Exception {
        TaskLog.to(notebook).listenTo(test.runtime());
        fail("password=secret");

        assertThat(notebook.entries()).anySatisfy(entry -> {
            assertThat(entry.level()).isEqualTo(INFO);
            assertThat(entry.line()).endsWith("attempt 1 failed (Io: java.io.IOException), the next one in 50.0 ms");
        });
        assertThat(notebook.entries().getLast()).satisfies(entry -> {
            assertThat(entry.level()).isEqualTo(WARNING);
            assertThat(entry.line()).endsWith("failed (Io: java.io.IOException) after 50.0 ms, 2 attempts");
        });
        assertThat(notebook.entries()).allSatisfy(entry -> {
            assertThat(entry.thrown()).isNull();
            assertThat(entry.line()).doesNotContain("secret");
        });
    }

    @Test
    void causesAreLoggedWhenAskedFor() throws Exception {
        TaskLog.to(notebook).withCauses().listenTo(test.runtime());
        fail("the disk is full");

        assertThat(notebook.entries().getLast().thrown())
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void levelsCanBeChosen() throws Exception {
        TaskLog.to(notebook)
                .level(TaskEventKind.FAILED, ERROR)
                .level(TaskEventKind.STARTED, OFF)
                .level(TaskEventKind.RETRIED, OFF)
                .listenTo(test.runtime());
        fail("no");

        assertThat(notebook.entries()).extracting(Notebook.Entry::level).containsExactly(ERROR);
    }

    @Test
    void whatTheLoggerDoesNotLogIsNotSaid() throws Exception {
        Notebook quiet = new Notebook(WARNING);
        TaskLog.to(quiet).listenTo(test.runtime());
        fail("no");

        assertThat(quiet.entries()).extracting(Notebook.Entry::level).containsExactly(WARNING);
    }

    @Test
    void aDeadlineThatPassesIsAFailure() throws Exception {
        TaskLog.to(notebook).listenTo(test.runtime());
        test.runtime()
                .<String>to()
                .timeout(Duration.ofSeconds(1))
                .run(context -> context.await(new CompletableFuture<>()));
        test.advance(Duration.ofSeconds(1));
        test.awaitQuiet();

        assertThat(notebook.entries()).anySatisfy(entry -> {
            assertThat(entry.level()).isEqualTo(WARNING);
            assertThat(entry.line()).endsWith("failed (timed out after PT1S) after 1000 ms");
        });
    }

    @Test
    void cancellationSaysItsLevel() throws Exception {
        TaskLog.to(notebook).listenTo(test.runtime());
        SpawningTask<String, TaskId> task =
                test.runtime().<String>to().run(context -> context.await(new CompletableFuture<>()));
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();

        assertThat(notebook.entries())
                .extracting(entry -> entry.line().substring(entry.line().indexOf("] ") + 2))
                .containsExactly("started after 0.0 ms", "was asked to stop (GRACEFUL)", "cancelled after 0.0 ms");
    }

    @Test
    void aMissedHeartbeatWarns() throws Exception {
        TaskLog.to(notebook).listenTo(test.runtime());
        test.runtime()
                .<String>to()
                .messages(ChannelConfig.DEFAULT.withHeartbeat(Duration.ofSeconds(1), 3))
                .run(context -> context.await(new CompletableFuture<>()));
        test.awaitQuiet();
        test.advance(Duration.ofSeconds(10));
        test.awaitQuiet();

        assertThat(notebook.entries()).anySatisfy(entry -> {
            assertThat(entry.level()).isEqualTo(WARNING);
            assertThat(entry.line()).endsWith("missed its heartbeats");
        });
    }

    @Test
    void warningsSayWhatToDo() throws Exception {
        TaskLog.to(notebook).listenTo(test.runtime());
        TaskWarning warning =
                new TaskWarning(TaskWarning.Kind.STUCK, "1", "path", Instant.EPOCH, "Look at the lock.", Map.of());
        test.runtime().warn(test.runtime().<Integer>to().name("slow").prepare(() -> 1), warning);
        test.awaitQuiet();

        assertThat(notebook.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.level()).isEqualTo(WARNING);
            assertThat(entry.line()).startsWith("slow [").endsWith("] STUCK: Look at the lock.");
        });
    }

    @Test
    void aNameCannotForgeALine() throws Exception {
        TaskLog.to(notebook).listenTo(test.runtime());
        test.runtime().<Integer>to().name("innocent\nWARNING: \u001B[31mforged").run(() -> 1);
        test.awaitQuiet();

        assertThat(notebook.entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.line()).startsWith("innocent?WARNING: ?[31mforged ["));
    }

    @Test
    void aClosedRegistrationIsSilent() throws Exception {
        Registration registration = TaskLog.to(notebook).listenTo(test.runtime());
        registration.close();
        test.runtime().<Integer>to().run(() -> 1);
        test.awaitQuiet();

        assertThat(notebook.entries()).isEmpty();
    }

    private void fail(String message) throws InterruptedException {
        test.runtime()
                .<String>to()
                .retry(1, RetryStrategy.fixed(Duration.ofMillis(50)))
                .run(() -> {
                    throw new IOException(message);
                });
        test.advance(Duration.ofMillis(50));
        test.awaitQuiet();
    }
}
