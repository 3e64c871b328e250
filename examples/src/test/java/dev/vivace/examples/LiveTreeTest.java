package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveTreeTest {

    @Test
    void runs() throws Exception {
        LiveTree.main(new String[0]);
    }

    @Test
    void shows_parent_and_child() throws Exception {
        var dump = LiveTree.dump();
        assertThat(dump.size()).isEqualTo(2);
        assertThat(dump.text()).contains("bakery", "bakery/oven", "RUNNING");
    }
}
