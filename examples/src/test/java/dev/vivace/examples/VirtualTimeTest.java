package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.TaskResult;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    @Test
    void runs() throws Exception {
        VirtualTime.main(new String[0]);
    }

    @Test
    void passes_in_no_time() throws Exception {
        assertThat(VirtualTime.morningAfter()).isEqualTo(TaskResult.success(9));
    }
}
