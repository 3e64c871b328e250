package dev.vivace.orchestra.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    @TempDir
    private Path directory;

    @Test
    void keeps_records_by_name_in_order() throws Exception {
        byte[] zeros = new byte[70_000];
        try (FileJournal journal = FileJournal.in(directory.resolve("made/here"))) {
            assertThat(journal.read("a")).isEmpty();
            journal.remove("a");
            journal.append("a", bytes("one"));
            journal.append("b", new byte[0]);
            journal.append("a", zeros);
            assertThat(journal.read("a")).containsExactly(bytes("one"), zeros);
        }
        try (FileJournal journal = FileJournal.in(directory.resolve("made/here"))) {
            journal.append("a", bytes("three"));
            assertThat(journal.read("a")).containsExactly(bytes("one"), zeros, bytes("three"));
            assertThat(journal.read("b")).containsExactly(new byte[0]);
            journal.remove("a");
            assertThat(journal.read("a")).isEmpty();
            journal.append("a", bytes("new"));
            assertThat(journal.read("a")).containsExactly(bytes("new"));
        }
    }

    @Test
    void reading_leaves_no_trace() throws Exception {
        try (FileJournal journal = FileJournal.in(directory.resolve("no"))) {
            assertThat(journal.read("a")).isEmpty();
        }
        assertThat(directory.resolve("no")).doesNotExist();
    }

    @Test
    void no_name_leaves_the_directory_or_meets_another() throws Exception {
        List<String> names =
                List.of("../x", "..", "a/b", "a_b", "a\\b", "A_B", "", "\u0000", "ä".repeat(500), "nul", "a b");
        try (FileJournal journal = FileJournal.in(directory.resolve("in"))) {
            for (String name : names) {
                journal.append(name, bytes(name));
            }
            for (String name : names) {
                assertThat(journal.read(name)).containsExactly(bytes(name));
            }
        }
        assertThat(files(directory)).containsExactly(directory.resolve("in"));
        assertThat(files(directory.resolve("in"))).hasSize(names.size());
    }

    @Test
    void cut_at_any_byte_it_gives_the_records_that_are_whole_and_goes_on() throws Exception {
        List<byte[]> records = List.of(bytes("first"), new byte[] {0, 0}, bytes("the third"), new byte[0], bytes("5"));
        List<Integer> ends = new ArrayList<>();
        Path file = written(records, ends);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length <= whole.length; length++) {
            int cut = length;
            List<byte[]> expected = records.subList(
                    0, (int) ends.stream().filter(end -> end <= cut).count());
            for (int zeros : List.of(0, 1, 5000)) {
                Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, length), length + zeros));
                assertThat(readThenAppend(bytes("after")))
                        .as("cut at %d, %d zeros", length, zeros)
                        .containsExactlyElementsOf(expected);
                List<byte[]> andMore = new ArrayList<>(expected);
                andMore.add(bytes("after"));
                assertThat(readThenAppend(bytes("x"))).containsExactlyElementsOf(andMore);
            }
        }
    }

    @Test
    void any_flipped_byte_is_refused_with_file_and_byte() throws Exception {
        Path file = written(List.of(bytes("first"), new byte[] {0, 0}, bytes("the third")), new ArrayList<>());
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            for (int flip : List.of(1, 0x80, 0xFF)) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) flip;
                Files.write(file, damaged);
                try (FileJournal journal = FileJournal.in(directory)) {
                    assertThatThrownBy(() -> journal.read("a"))
                            .as("byte %d", i)
                            .isInstanceOf(IOException.class)
                            .message()
                            .contains(file.toString())
                            .containsPattern("byte \\d+");
                    assertThatThrownBy(() -> journal.append("a", bytes("x"))).isInstanceOf(IOException.class);
                }
                assertThat(Files.readAllBytes(file)).as("left as it was found").isEqualTo(damaged);
            }
        }
    }

    @Test
    void foreign_files_are_refused() throws Exception {
        Path file = written(List.of(bytes("first")), new ArrayList<>());
        try (FileJournal journal = FileJournal.in(directory)) {
            journal.append("b", bytes("x"));
        }
        Path other = files(directory).stream()
                .filter(path -> !path.equals(file))
                .findAny()
                .orElseThrow();
        Files.copy(file, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (FileJournal journal = FileJournal.in(directory)) {
            assertThatThrownBy(() -> journal.read("b")).hasMessage(other + " is the journal of \"a\", not of \"b\"");
            Files.writeString(file, "something else");
            assertThatThrownBy(() -> journal.read("a"))
                    .hasMessageStartingWith(file + " is not a journal of this version");
            Files.delete(file);
            Files.createDirectory(file);
            assertThatThrownBy(() -> journal.append("a", bytes("x"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void one_journal_at_a_time_has_a_file() throws Exception {
        FileJournal second = FileJournal.in(directory.resolve("../" + directory.getFileName()));
        try (FileJournal first = FileJournal.in(directory)) {
            first.append("a", bytes("1"));
            assertThatThrownBy(() -> second.read("a"))
                    .hasMessageContaining("in use by another journal of this process");
            assertThatThrownBy(() -> second.append("a", bytes("2"))).hasMessageContaining("in use");
            second.append("b", bytes("3"));
            first.append("a", bytes("4"));
            first.remove("a");
            second.append("a", bytes("5"));
        }
        assertThat(second.read("a")).containsExactly(bytes("5"));
        second.close();
        second.close();
        assertThatThrownBy(() -> second.read("a")).hasMessageContaining("is closed");
        assertThatThrownBy(() -> second.append("a", bytes("6"))).hasMessageContaining("is closed");
    }

    @Test
    void one_process_at_a_time_has_a_file() throws Exception {
        try (OtherProcess other = OtherProcess.start(directory)) {
            assertThat(other.line()).isEqualTo("appended");
            try (FileJournal journal = FileJournal.in(directory)) {
                assertThatThrownBy(() -> journal.read("a")).hasMessageContaining("in use by another process");
                assertThatThrownBy(() -> journal.append("a", bytes("x"))).hasMessageContaining("in use");
                other.kill();
                assertThat(journal.read("a")).containsExactly(bytes("from the other"));
                journal.append("a", bytes("x"));
            }
        }
    }

    @Test
    void many_threads_append_at_once_and_none_is_lost() throws Exception {
        int threads = 16;
        int each = 50;
        CyclicBarrier start = new CyclicBarrier(threads);
        try (FileJournal journal = FileJournal.in(directory);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String mine = thread + " ";
                all.add(executor.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        journal.append("a", bytes(mine + i));
                    }
                    return null;
                }));
            }
            for (Future<?> future : all) {
                future.get();
            }
        }
        try (FileJournal journal = FileJournal.in(directory)) {
            List<String> found = journal.read("a").stream()
                    .map(record -> new String(record, StandardCharsets.UTF_8))
                    .toList();
            assertThat(found).hasSize(threads * each);
            for (int thread = 0; thread < threads; thread++) {
                String mine = thread + " ";
                List<String> expected = Stream.iterate(0, i -> i + 1)
                        .limit(each)
                        .map(i -> mine + i)
                        .toList();
                assertThat(found.stream().filter(record -> record.startsWith(mine)))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void an_interrupt_does_not_disturb_it() throws Exception {
        try (FileJournal journal = FileJournal.in(directory)) {
            Thread.currentThread().interrupt();
            journal.append("a", bytes("1"));
            assertThat(journal.read("a")).hasSize(1);
            assertThat(Thread.interrupted()).isTrue();
            journal.append("a", bytes("2"));
            assertThat(journal.read("a")).hasSize(2);
        }
    }

    @Test
    void too_large_records_are_refused_before_they_are_written() throws Exception {
        try (FileJournal journal = FileJournal.in(directory)) {
            assertThatThrownBy(() -> journal.append("a", new byte[Frames.MAX_CONTENT + 1]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("128 MiB");
            journal.append("a", bytes("x"));
            assertThat(journal.read("a")).hasSize(1);
        }
    }

    private List<byte[]> readThenAppend(byte[] record) throws IOException {
        try (FileJournal journal = FileJournal.in(directory)) {
            List<byte[]> records = journal.read("a");
            journal.append("a", record);
            return records;
        }
    }

    private Path written(List<byte[]> records, List<Integer> ends) throws IOException {
        try (FileJournal journal = FileJournal.in(directory)) {
            for (byte[] record : records) {
                journal.append("a", record);
                ends.add((int) Files.size(files(directory).getFirst()));
            }
        }
        return files(directory).getFirst().toRealPath();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
