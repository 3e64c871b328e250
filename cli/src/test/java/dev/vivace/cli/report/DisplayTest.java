package dev.vivace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.cli.demo.Phase;
import dev.vivace.cli.demo.Progress;
import dev.vivace.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private final AtomicLong clock = new AtomicLong();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.US_ASCII);

    @Test
    void plainLinesTellEachQuarterAndTheEnd() {
        PlainDisplay display = new PlainDisplay(out, clock::get);

        display.began(Phase.MAP, 1000);
        display.advanced(new Progress("java.base", 100));
        display.advanced(new Progress("java.base", 200));
        display.advanced(new Progress("java.sql", 100));
        display.advanced(new Progress("java.sql", 600));
        pass(Duration.ofMillis(1500));
        display.ended(Phase.MAP, 1000);

        assertThat(text()).isEqualTo("""
            __map        30 %  300 of 1,000
            __map       1,000 class files parsed               1.5 s
            """.replace('_', ' '));
    }

    @Test
    void plainLinesHaveNoEscapeCodesAndNoReturns() {
        PlainDisplay display = new PlainDisplay(out, clock::get);

        display.began(Phase.DISCOVER, 0);
        display.tick();
        display.ended(Phase.DISCOVER, 5);
        display.interrupt("Stopping.");

        assertThat(text()).doesNotContain("\u001B", "\r").endsWith("\nStopping.\n");
    }

    @Test
    void aLiveLineIsWrittenOver() {
        LiveDisplay display = new LiveDisplay(new Terminal(true, false, 80), out, clock::get);

        display.began(Phase.CHECK, 1000);
        pass(Duration.ofSeconds(1));
        display.advanced(new Progress("java.base", 500));
        display.ended(Phase.CHECK, 1000);

        assertThat(text().split("\r"))
                .containsExactly(
                        "",
                        "  check     --------------------    0 %  0 of 1,000  0.0 ms",
                        "  check     ==========----------   50 %  500 of 1,000  1.0 s  java.base",
                        "  check     1,000 class files counted again        1.0 s" + " ".repeat(15) + "\n");
    }

    @Test
    void aLiveLineIsNotPaintedMoreOftenThanEyesSee() {
        LiveDisplay display = new LiveDisplay(new Terminal(true, false, 80), out, clock::get);
        display.began(Phase.MAP, 1000);
        written.reset();

        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(1));
            display.advanced(new Progress("java.base", 1));
        }

        assertThat(text().chars().filter(character -> character == '\r')).hasSize(1);
    }

    @Test
    void aLiveLineFitsANarrowTerminal() {
        LiveDisplay display = new LiveDisplay(new Terminal(true, false, 50), out, clock::get);

        display.began(Phase.MAP, 27045);
        pass(Duration.ofSeconds(100));
        display.advanced(new Progress("jdk.internal.vm.compiler.management", 13000));

        assertThat(text().split("\r")).allSatisfy(line -> assertThat(line).hasSizeLessThan(50));
    }

    @Test
    void anInterruptEndsTheLiveLine() {
        LiveDisplay display = new LiveDisplay(new Terminal(true, true, 80), out, clock::get);
        display.began(Phase.MAP, 1000);
        written.reset();

        display.interrupt("Stopping.");
        pass(Duration.ofSeconds(1));
        display.advanced(new Progress("java.base", 1));
        display.ended(Phase.MAP, 1000);

        assertThat(text()).isEqualTo("\nStopping.\n");
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private String text() {
        return written.toString(StandardCharsets.US_ASCII).replace(System.lineSeparator(), "\n");
    }
}
