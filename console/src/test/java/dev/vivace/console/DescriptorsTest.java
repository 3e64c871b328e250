package dev.vivace.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DescriptorsTest {

    private static final URI URL = URI.create("http://127.0.0.1:7070/#token=secret-secret-secret-secret-secret");

    @TempDir
    private Path temporary;

    @Test
    void what_is_written_is_found_until_it_is_deleted() throws IOException {
        Descriptors descriptors = new Descriptors(temporary.resolve("a/consoles"));

        Path file = descriptors.write(URL);

        assertThat(descriptors.running())
                .containsExactly(new RunningConsole(ProcessHandle.current().pid(), URL));
        Files.delete(file);
        assertThat(descriptors.running()).isEmpty();
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path directory = Files.createDirectory(temporary.resolve("consoles"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        Path file = new Descriptors(directory).write(URL);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_process_that_has_our_id_and_another_start_is_another_one() throws IOException {
        Descriptors descriptors = new Descriptors(temporary);
        Files.writeString(
                temporary.resolve("1-1.json"),
                "{\"pid\":" + ProcessHandle.current().pid()
                        + ",\"started\":\"2001-01-01T00:00:00Z\",\"url\":\"http://127.0.0.1:1/#token=x\"}");

        assertThat(descriptors.running()).isEmpty();
    }

    @Test
    void what_is_no_descriptor_is_passed_over() throws IOException {
        Files.writeString(temporary.resolve("1-1.json"), "{");
        Files.writeString(temporary.resolve("1-2.json"), "[]");
        Files.writeString(temporary.resolve("1-3.json"), " ".repeat(5_000));
        Files.createDirectory(temporary.resolve("1-4.json"));

        assertThat(new Descriptors(temporary).running()).isEmpty();
        assertThat(new Descriptors(temporary.resolve("none")).running()).isEmpty();
    }

    @Test
    void the_token_is_not_in_its_text() {
        assertThat(new RunningConsole(7, URL)).hasToString("process 7 at 127.0.0.1:7070");
    }
}
