package dev.vivace.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.EventSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobTest {

    @TempDir
    Path dir;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(dir.resolve("x/y"));
        Files.writeString(dir.resolve("b.txt"), "b1\nb2\n");
        Files.writeString(dir.resolve("a.txt"), "a1\na2");
        Files.writeString(dir.resolve("x/y/c.txt"), "c1\n");
        Files.writeString(dir.resolve("x/empty.txt"), "");
        Files.writeString(dir.resolve("x/d.md"), "d");
    }

    @Test
    void matching_files_are_read_in_the_order_of_their_names() throws Exception {
        var all = Glob.of(dir, "**/*.txt").read(Lines.utf8());

        assertThat(Reading.all(all)).containsExactly("a1", "a2", "b1", "b2", "c1");
        Reading.assertResumesAnywhere(all);
        assertThat(Reading.all(Glob.of(dir, "*.txt").read(Lines.utf8()))).containsExactly("a1", "a2", "b1", "b2");
        assertThat(Reading.all(Glob.of(dir, "*.none").read(Lines.utf8()))).isEmpty();
    }

    @Test
    void paths_come_unread_and_resume_after_a_name() throws Exception {
        var paths = Glob.of(dir, "**/*.txt").paths();

        assertThat(Reading.all(paths))
                .hasSize(4)
                .first()
                .isEqualTo(dir.resolve("a.txt").toString());
        Reading.assertResumesAnywhere(paths);
    }

    @Test
    void each_file_is_a_part() throws Exception {
        List<String> items = new ArrayList<>();
        for (EventSource<String> part :
                Glob.of(dir, "**/*.txt").read(Lines.utf8()).parts()) {
            items.add(String.join(",", Reading.all(part)));
        }

        assertThat(items).containsExactly("a1,a2", "b1,b2", "", "c1");
    }

    @Test
    void packed_files_are_unpacked_when_asked() throws Exception {
        try (var out = new GZIPOutputStream(Files.newOutputStream(dir.resolve("z.txt.gz")))) {
            out.write("z\n".getBytes());
        }

        assertThat(Reading.all(Glob.of(dir, "*.{txt,gz}").unpacking().read(Lines.utf8())))
                .containsExactly("a1", "a2", "b1", "b2", "z");
    }

    @Test
    void a_file_that_is_gone_fails_the_resumed_run() throws Exception {
        var source = Glob.of(dir, "*.txt").read(Lines.utf8());
        String position;
        try (var reader = source.open()) {
            reader.next();
            position = reader.position().orElseThrow();
        }
        assertThat(position).isEqualTo("5:a.txt@3:1");
        Files.delete(dir.resolve("a.txt"));

        assertThatThrownBy(() -> source.openAt(position)).hasMessageContaining("cannot go on in a.txt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.openAt("7:a.txt@"))
                .withMessageContaining("was \"7:a.txt@\"");
    }

    @Test
    void one_file_is_open_at_a_time_and_all_are_closed() throws Exception {
        int[] open = {0, 0};
        var source = Glob.of(dir, "*.txt")
                .<String>read(bytes -> () -> new EventSource.Reader<>() {
                    private final ByteArrayInputStream left = new ByteArrayInputStream(new byte[2]);

                    {
                        open[0]++;
                        open[1] = Math.max(open[1], open[0]);
                    }

                    @Override
                    public String next() {
                        return left.read() < 0 ? null : "x";
                    }

                    @Override
                    public void close() {
                        open[0]--;
                    }
                });

        assertThat(Reading.all(source)).hasSize(4);
        try (var reader = source.open()) {
            reader.next();
            assertThat(reader.position()).isEmpty();
            assertThat(reader.bytes()).isEqualTo(-1);
        }
        assertThat(open).containsExactly(0, 1);
    }

    @Test
    void bytes_add_up_over_the_files() throws Exception {
        try (var reader = Glob.of(dir, "*.txt").read(Lines.utf8()).open()) {
            Reading.rest(reader);
            assertThat(reader.bytes()).isEqualTo(11);
        }
    }

    @Test
    void a_missing_directory_and_too_many_files_fail() {
        assertThatThrownBy(() -> Glob.of(dir.resolve("no"), "*").paths().open())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no such directory");
        assertThatThrownBy(() -> Glob.of(dir, "**").withMaxFiles(2).paths().open())
                .hasMessageContaining("more than 2 files match **");
    }
}
