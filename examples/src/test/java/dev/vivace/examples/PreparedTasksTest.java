package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lifecycle.TaskStatus;
import org.junit.jupiter.api.Test;

class PreparedTasksTest {

    @Test
    void runs() throws Exception {
        PreparedTasks.main(new String[0]);
    }

    @Test
    void wait_until_they_are_started() throws Exception {
        var tasks = PreparedTasks.prepare();
        assertThat(tasks).allMatch(task -> task.status() == TaskStatus.PENDING);
        assertThat(PreparedTasks.total(tasks)).isEqualTo(50);
        assertThat(tasks).allMatch(task -> task.status() == TaskStatus.COMPLETED);
    }
}
