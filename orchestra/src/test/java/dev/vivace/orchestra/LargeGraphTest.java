package dev.vivace.orchestra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.Lane;
import dev.vivace.Orchestra;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred thousand tasks and three hundred thousand edges: built, run, each after what it waited for. */
@Timeout(120)
class LargeGraphTest {

    private static final int SIZE = 100_000;

    @Test
    void a_hundred_thousand_tasks_run_in_order() throws Exception {
        Random random = new Random(11);
        int[] ended = new int[SIZE];
        try (var orchestra = Orchestra.open("large")) {
            SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder =
                    AsyncTask.<Integer>to().lane(Lane.SHARED);
            List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>(SIZE);
            for (int i = 0; i < SIZE; i++) {
                int number = i;
                int[] before = i < 100 ? new int[0] : random.ints(3, 0, i).toArray();
                tasks.add(orchestra.register(builder.prepare(context -> {
                    for (int dependency : before) {
                        if (ended[dependency] != 1) {
                            throw new IllegalStateException(number + " began before " + dependency + " had ended");
                        }
                    }
                    ended[number]++;
                    return number;
                })));
                for (int dependency : before) {
                    orchestra.addDependency(
                            tasks.get(i).id(), tasks.get(dependency).id());
                }
            }
            var results = orchestra.startAll().join();
            assertThat(results.statistics().completed()).isEqualTo(SIZE);
            assertThat(ended).containsOnly(1);
            assertThat(results.criticalPath()).isNotEmpty();
        }
    }
}
