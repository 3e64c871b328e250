package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.pipelines.FileCheckpoints;
import dev.vivace.stream.DeadLetter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinesTest {

    @TempDir
    Path directory;

    @Test
    void run() throws Exception {
        String[] none = {};
        CsvPipeline.main(none);
        DeadLetters.main(none);
        ResumedPipeline.main(none);
        LivePipeline.main(none);
    }

    @Test
    void rows_become_a_map() throws Exception {
        Path file = directory.resolve("readings.csv");
        Files.writeString(file, "id,celsius\noslo,-3.4\n\"lima, port\",18.0\n");
        assertThat(CsvPipeline.readings(file))
                .containsEntry("oslo", new CsvPipeline.Reading("oslo", -3.4))
                .containsEntry("lima, port", new CsvPipeline.Reading("lima, port", 18))
                .hasSize(2);
    }

    @Test
    void letters_are_sent_again() throws Exception {
        var closed = DeadLetters.order(List.of(1, -2, 3), new DeadLetters.Shop(false));
        assertThat(closed.collection()).isEmpty();
        List<DeadLetter<Integer>> letters = closed.deadLetters(Integer.class);
        assertThat(letters).extracting(DeadLetter::item).containsExactly(1, -2, 3);
        assertThat(DeadLetters.again(letters, new DeadLetters.Shop(true))).containsExactly("ordered 1", "ordered 3");
    }

    @Test
    void the_second_run_loses_nothing() throws Exception {
        Path names = directory.resolve("names.txt");
        Path out = directory.resolve("out.txt");
        List<String> all = IntStream.range(0, 10_000).mapToObj(i -> "name " + i).toList();
        Files.write(names, all);
        FileCheckpoints store = FileCheckpoints.in(directory.resolve("checkpoints"));
        assertThat(ResumedPipeline.copy(names, out, store, 6_000).awaitResult().isSuccess())
                .isFalse();
        assertThat(ResumedPipeline.copy(names, out, store, Integer.MAX_VALUE).await())
                .isBetween(4_000L, 9_999L);
        assertThat(Files.readAllLines(out).stream().distinct()).isEqualTo(all);
    }

    @Test
    void one_pipeline_feeds_the_next() throws Exception {
        assertThat(LivePipeline.sums(100)).hasSize(10).startsWith(285, 2185);
    }
}
