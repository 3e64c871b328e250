package dev.vivace.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "Nightly"})
    void the_examples_compile(String name) throws Exception {
        Path file = Path.of("..", "examples", "single", name + ".java");
        StringWriter messages = new StringWriter();
        SingleFile program = SingleFile.of(file, Library.classPath());

        assertThat(program.compile(directory, messages)).as(messages.toString()).isTrue();
        assertThat(program.mainClass()).hasValue(name);
    }

    @Test
    void a_program_begins_in_the_first_class_of_its_file() throws Exception {
        Path file = Files.writeString(directory.resolve("Any.java"), "package a.b; record First() {} class Second {}");

        assertThat(SingleFile.of(file, "").mainClass()).hasValue("a.b.First");
    }

    @Test
    void a_file_without_a_class_has_no_beginning() throws Exception {
        Path file = Files.writeString(directory.resolve("Any.java"), "// nothing");

        assertThat(SingleFile.of(file, "").mainClass()).isEmpty();
    }
}
