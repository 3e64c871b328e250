package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildrenTest {

    @Test
    void runs() throws Exception {
        Children.main(new String[0]);
    }

    @Test
    void needs_all() throws Exception {
        assertThat(Children.all()).isEqualTo(6);
    }

    @Test
    void needs_one() throws Exception {
        assertThat(Children.first()).isEqualTo("fast won; cancelled: 1");
    }

    @Test
    void looks_at_each() throws Exception {
        assertThat(Children.some()).isEqualTo("1 answered, 1 did not");
    }
}
