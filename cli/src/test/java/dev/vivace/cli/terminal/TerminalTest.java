package dev.vivace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @Test
    void aTerminalIsLiveAndHasColours() {
        assertThat(Terminal.detect("120", null, XTERM)).isEqualTo(new Terminal(true, true, 120));
    }

    @Test
    void aFileIsPlain() {
        assertThat(Terminal.detect("0", null, XTERM)).isEqualTo(Terminal.PLAIN);
        assertThat(Terminal.detect(null, null, XTERM)).isEqualTo(Terminal.PLAIN);
    }

    @Test
    void aDumbTerminalIsPlain() {
        assertThat(Terminal.detect("80", null, Map.of("TERM", "dumb"))).isEqualTo(Terminal.PLAIN);
        assertThat(Terminal.detect("80", null, Map.of())).isEqualTo(Terminal.PLAIN);
    }

    @Test
    void noColorLeavesTheColoursOut() {
        assertThat(Terminal.detect("80", null, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isEqualTo(new Terminal(true, false, 80));
        assertThat(Terminal.detect("80", null, Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isEqualTo(new Terminal(true, true, 80));
    }

    @Test
    void inkWithoutColoursWritesNoEscapeCode() {
        Ink plain = new Ink(false);

        assertThat(plain.bold("a") + plain.dim("b") + plain.good("c") + plain.bad("d") + plain.accent("e"))
                .isEqualTo("abcde");
    }

    @Test
    void barsUseTheCharactersThatTheOutputHas() {
        assertThat(Bar.in(StandardCharsets.UTF_8).draw(0.5, 4, new Ink(false))).isEqualTo("\u2501\u2501\u2500\u2500");
        assertThat(Bar.in(StandardCharsets.US_ASCII).draw(0.75, 4, new Ink(false)))
                .isEqualTo("===-");
        assertThat(Bar.in(StandardCharsets.US_ASCII).draw(1.7, 4, new Ink(false)))
                .isEqualTo("====");
    }
}
