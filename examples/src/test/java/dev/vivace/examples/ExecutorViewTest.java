package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecutorViewTest {

    @Test
    void runs() throws Exception {
        ExecutorView.main(new String[0]);
    }

    @Test
    void runs_what_takes_an_executor() throws Exception {
        assertThat(ExecutorView.answer()).isEqualTo(42);
    }
}
