package dev.vivace.runtime.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.id.TaskId;
import org.junit.jupiter.api.Test;

final class SequentialIdsTest {

    @Test
    void countsFromOne() {
        SequentialIds ids = SequentialIds.of("build-3");
        assertThat(ids.get().text()).isEqualTo("build-3:1");
        TaskId second = ids.get();
        assertThat(second.text()).isEqualTo("build-3:2");
        assertThat(TaskId.parse(second.text())).isEqualTo(second).isLessThan(ids.get());
    }

    @Test
    void refusesANodeThatIsNoName() {
        assertThatThrownBy(() -> SequentialIds.of("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("node")
                .hasMessageContaining("\"a b\"");
    }
}
