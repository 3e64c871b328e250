package dev.vivace.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the machine's clock, for the event stream is; but nothing is waited for but what is told. */
@Timeout(60)
class PinnedThreadsTest {

    private static final CompletableFuture<Thread> INSIDE = new CompletableFuture<>();
    private static final CountDownLatch LEAVE = new CountDownLatch(1);

    /** A class initializer has a native frame below it, so its thread cannot leave its carrier. */
    private static final class Pins {
        static final int VALUE;

        static {
            INSIDE.complete(Thread.currentThread());
            try {
                LEAVE.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            VALUE = 7;
        }
    }

    @Test
    void a_thread_that_is_blocked_in_a_class_initializer_is_pinned() throws Exception {
        BlockingQueue<TaskWarning> told = new LinkedBlockingQueue<>();
        RuntimeListener listener = new RuntimeListener() {
            @Override
            public void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {
                told.add(warning);
            }
        };
        try (Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().listener(listener).build()) {
            CountDownLatch end = new CountDownLatch(1);
            try (Warnings warnings = Warnings.watch(runtime, WarningLimits.DEFAULT.withPinned(Duration.ofNanos(1)))) {
                var task = runtime.<Integer>to().name("pinned").run(() -> {
                    int value = Pins.VALUE;
                    end.await();
                    return value;
                });
                Thread pinned = INSIDE.get();
                while (pinned.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait(); // who does not wait is not pinned
                }
                LEAVE.countDown();

                TaskWarning warning = told.take();

                assertThat(warning.kind()).isEqualTo(TaskWarning.Kind.PINNED);
                assertThat(warning.path()).isEqualTo("pinned");
                assertThat(warning.text()).contains("without giving its carrier back");
                assertThat(warnings.current()).contains(warning);
                warnings.look();
                assertThat(warnings.current()).as("while it lives").contains(warning);
                end.countDown();
                assertThat(task.await()).isEqualTo(7);
            } finally {
                LEAVE.countDown();
                end.countDown();
            }
        }
    }
}
