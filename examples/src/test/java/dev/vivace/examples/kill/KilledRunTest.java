package dev.vivace.examples.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRunTest {

    @TempDir
    private Path directory;

    @Test
    void an_undisturbed_run_is_good() throws Exception {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path other = Files.createDirectory(directory.resolve("other"));
        long result = KilledRun.run(one, 50, 3);
        assertThat(KilledRun.run(other, 50, 3)).isEqualTo(result);
        assertThat(KilledRun.run(other, 50, 3)).as("the next run").isEqualTo(result);

        Verdict verdict = Verdict.of(other.resolve("trace"), one.resolve("trace"));
        assertThat(verdict.wrong()).isEmpty();
        assertThat(verdict).isEqualTo(new Verdict(2, 2, 100, 0, List.of()));
        assertThat(KilledRun.run(Files.createDirectory(directory.resolve("third")), 50, 4))
                .isNotEqualTo(result);
    }

    @Test
    void the_verdict_sees_what_must_not_be() throws Exception {
        Path model = trace("model", "start", "begin r1 a", "done r1 a", "result r1 5");
        assertThat(Verdict.of(
                        trace("good", "start", "begin r2 a", "start", "begin r2 a", "done r2 a", "result r2 5"), model))
                .isEqualTo(new Verdict(2, 1, 2, 1, List.of()));
        assertThat(Verdict.of(
                                trace("twice", "start", "begin r a", "done r a", "start", "begin r a", "result r 5"),
                                model)
                        .wrong())
                .containsExactly("r a was begun again after it had completed");
        assertThat(Verdict.of(trace("other", "start", "result r 6"), model).wrong())
                .singleElement()
                .asString()
                .contains("[6]", "[5]");
        assertThat(Verdict.of(trace("none", "start"), model).isGood()).isFalse();
        assertThat(Verdict.of(trace("odd", "what", "result r 5"), model).wrong())
                .hasSize(1);
    }

    private Path trace(String name, String... lines) throws Exception {
        return Files.write(directory.resolve(name), List.of(lines));
    }
}
