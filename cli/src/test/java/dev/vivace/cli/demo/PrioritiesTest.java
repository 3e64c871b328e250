package dev.vivace.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.priority.TaskPriority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrioritiesTest {

    @ParameterizedTest
    @CsvSource({"java.base, HIGH", "java.sql, NORMAL", "jdk.compiler, LOW", "jdk.internal.vm.ci, BACKGROUND"})
    void whatEverybodyUsesGoesFirst(String module, TaskPriority priority) {
        assertThat(Priorities.of(module)).isEqualTo(priority);
    }
}
