package dev.vivace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventParserTest {

    private static EventParser parser(String text) {
        return new EventParser("events", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1000, "");
    }

    private static List<ServerEvent> events(String text) throws IOException {
        EventParser parser = parser(text);
        List<ServerEvent> events = new ArrayList<>();
        for (ServerEvent event = parser.next(); event != null; event = parser.next()) {
            events.add(event);
        }
        return events;
    }

    private static ServerEvent message(String data) {
        return new ServerEvent("", "message", data);
    }

    @Test
    void joins_lines_of_data() throws Exception {
        assertThat(events("data: YHOO\ndata: +2\ndata: 10\n\n")).containsExactly(message("YHOO\n+2\n10"));
    }

    @Test
    void keeps_the_last_id_until_there_is_another() throws Exception {
        assertThat(events(": test\n\ndata: first\nid: 1\n\ndata:second\n\nid\ndata:  third\n\n"))
                .containsExactly(
                        new ServerEvent("1", "message", "first"),
                        new ServerEvent("1", "message", "second"),
                        new ServerEvent("", "message", " third"));
    }

    @Test
    void has_empty_data_too() throws Exception {
        assertThat(events("data\n\ndata\ndata\n\ndata:")).containsExactly(message(""), message("\n"));
    }

    @Test
    void knows_all_ends_of_lines() throws Exception {
        assertThat(events("data: a\r\rdata: b\r\n\r\ndata: c\n\r\n"))
                .containsExactly(message("a"), message("b"), message("c"));
    }

    @Test
    void knows_types() throws Exception {
        assertThat(events("event: add\ndata: a\n\nevent: lost\n\ndata: b\n\n"))
                .containsExactly(new ServerEvent("", "add", "a"), message("b"));
    }

    @Test
    void leaves_out_what_is_not_complete_and_what_it_does_not_know() throws Exception {
        assertThat(events("\uFEFFdata: a\nunknown: x\n\ndata: b\n")).containsExactly(message("a"));
    }

    @Test
    void keeps_ids_without_nul_and_of_events_without_data() throws Exception {
        EventParser parser = parser("id: 7\n\nid: 8\0\n\n");

        assertThat(parser.next()).isNull();
        assertThat(parser.lastId()).isEqualTo("7");
    }

    @Test
    void does_not_count_the_id_of_an_event_that_is_cut_off() throws Exception {
        EventParser parser = parser("id: 7\ndata: a\n\nid: 8\ndata: b\n");

        assertThat(parser.next()).isNotNull();
        assertThat(parser.next()).isNull();
        assertThat(parser.lastId()).isEqualTo("7");
    }

    @Test
    void keeps_waits_that_are_numbers() throws Exception {
        EventParser parser = parser("retry: 250\nretry: soon\nretry: -1\n\n");

        assertThat(parser.next()).isNull();
        assertThat(parser.retryAfter()).contains(Duration.ofMillis(250));
    }

    @Test
    void limits_lines_and_events() {
        assertThatThrownBy(() -> events("data: " + "x".repeat(1000) + "\n\n")).hasMessageContaining("1000");
        assertThatThrownBy(() -> events(":" + "x".repeat(1000) + "\n\n")).hasMessageContaining("1000");
        assertThatThrownBy(() -> events(("data: " + "x".repeat(99) + "\n").repeat(11) + "\n"))
                .hasMessageContaining("1000");
    }
}
