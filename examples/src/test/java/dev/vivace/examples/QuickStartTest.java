package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickStartTest {

    @Test
    void runs() throws Exception {
        QuickStart.main(new String[0]);
    }

    @Test
    void greets() throws Exception {
        assertThat(QuickStart.greeting()).startsWith("Hello from VirtualThread");
    }
}
