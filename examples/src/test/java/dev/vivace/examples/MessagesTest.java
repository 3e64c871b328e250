package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void runs() throws Exception {
        Messages.main(new String[0]);
    }

    @Test
    void arrive_in_order() throws Exception {
        assertThat(Messages.progress()).containsExactly("1 of 3", "2 of 3", "3 of 3");
    }
}
