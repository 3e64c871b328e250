package dev.vivace.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndexTest {

    @Test
    void a_task_whose_end_is_not_told_yet_is_there_once_more() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().build()) {
            CountDownLatch end = new CountDownLatch(1);
            var task = runtime.<Boolean>to().run(() -> {
                end.await();
                return true;
            });
            String id = task.id().text();
            Index alive = index(runtime, null);
            end.countDown();
            task.await();

            Index ended = index(runtime, alive);
            assertThat(ended.find(id)).isPresent();
            assertThat(ended.rows()).hasSize(1);
            assertThat(index(runtime, ended).find(id)).isEmpty();
            assertThat(index(runtime, null).find(id)).isEmpty();
        }
    }

    /** What a console sees that was told of no end. */
    private static Index index(Runtime<?, ?> runtime, @Nullable Index before) {
        return Index.of(runtime.snapshot(), List.of(), List.of(), before);
    }
}
