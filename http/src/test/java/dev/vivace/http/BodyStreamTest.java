package dev.vivace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** The client's part is played by the test, so nothing here depends on time: what is waited for never comes. */
class BodyStreamTest {

    private static final class Wire implements Flow.Subscription {
        int requested;
        int cancelled;

        @Override
        public void request(long pieces) {
            requested += (int) pieces;
        }

        @Override
        public void cancel() {
            cancelled++;
        }
    }

    private final Wire wire = new Wire();
    private final BodyStream stream = new BodyStream("http://h/a", Duration.ofMillis(20), OptionalLong.empty());

    private static List<ByteBuffer> piece(String... texts) {
        return List.of(texts).stream()
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    @Test
    void asks_for_a_piece_when_the_last_one_was_read() throws Exception {
        stream.onSubscribe(wire);
        assertThat(wire.requested).isEqualTo(1);
        stream.onNext(piece("ab", "", "c"));

        assertThat(stream.readNBytes(3)).asString().isEqualTo("abc");
        assertThat(wire.requested).as("nobody has asked for more").isEqualTo(1);

        stream.onNext(piece());
        stream.onNext(piece("d"));
        stream.onComplete();
        assertThat(stream.readAllBytes()).asString().isEqualTo("d");
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(wire.requested).isEqualTo(4);
        assertThat(stream.bytes()).isEqualTo(4);
    }

    @Test
    void fails_when_nothing_comes_for_a_while() {
        stream.onSubscribe(wire);
        stream.onNext(piece("abc"));

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("http://h/a: nothing came for PT0.02S, only 3 bytes before");
        assertThat(wire.cancelled).isEqualTo(1);
        assertThatThrownBy(stream::read).hasMessageContaining("closed");
    }

    @Test
    void fails_at_its_deadline_though_bytes_keep_coming() {
        BodyStream late = new BodyStream("http://h/a", Duration.ofSeconds(9), OptionalLong.of(System.nanoTime() - 1));
        late.onSubscribe(wire);
        late.onNext(piece("x"));

        assertThatThrownBy(late::read)
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessageContaining("not all came within PT9S");
        assertThat(wire.cancelled).isEqualTo(1);
    }

    @Test
    void fails_each_time_when_the_answer_broke_off() throws Exception {
        stream.onSubscribe(wire);
        stream.onNext(piece("ab"));
        stream.onError(new IOException("reset"));

        assertThat(stream.readNBytes(2)).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(stream::read)
                    .hasMessageContaining("broke off after byte 2")
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void lets_go_of_an_answer_that_comes_after_it_was_closed() {
        stream.close();
        stream.onSubscribe(wire);

        assertThat(wire.cancelled).isEqualTo(1);
        assertThat(wire.requested).isZero();
    }
}
