package dev.vivace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Programs of a single file, run as a user runs them. */
@DisabledOnOs(OS.WINDOWS) // has no signals
class RunTest {

    @TempDir
    private Path directory;

    @Test
    void aProgramGetsItsArgumentsAndHasTasksPipelinesAndOrchestras() throws Exception {
        file("All.java", """
            import dev.vivace.AsyncTask;
            import dev.vivace.Orchestra;

            void main(String[] args) throws Exception {
                IO.println(AsyncTask.<String>to().await(() -> "hello " + String.join(",", args)));
                int count = AsyncTask.<Integer>emits()
                        .sender(collector -> collector.of(List.of(1, 2, 3)))
                        .receiver((event, collector) -> collector.collect(event.data()))
                        .awaitFinalEvent((event, collector) -> collector.collected().size());
                try (var orchestra = Orchestra.open("graph")) {
                    var task = orchestra.register(AsyncTask.<Integer>to().prepare(() -> count + 1));
                    orchestra.startAll().join();
                    IO.println(task.await());
                }
            }
            """);

        assertThat(run(0, "All.java", "--help", "--journal", "x")).isEqualTo("hello --help,--journal,x\n4\n");
    }

    @Test
    void aProgramMayHaveAPackageHelpersAndAStaticMain() throws Exception {
        file("Two.java", """
            package some.where;

            public class Two {
                public static void main(String... args) {
                    System.out.println(new Helper("it is " + Two.class.getName()));
                }
            }

            record Helper(String text) {}
            """);

        assertThat(run(0, "Two.java")).isEqualTo("Helper[text=it is some.where.Two]\n");
    }

    @Test
    void theExitCodeIsHandedThrough() throws Exception {
        file("Exit.java", "void main() { System.exit(7); }");

        assertThat(run(7, "Exit.java")).isEmpty();
    }

    @Test
    void aWrongCommandIsExplained() throws Exception {
        file("Empty.java", "");

        assertThat(said(2, directory.resolve("Missing.java").toString()))
                .contains("FILE: there is no file", "Missing.java", "vivace run --help");
        assertThat(said(2, directory.resolve("Empty.java").toString())).contains("there is no class in");
        assertThat(said(2)).contains("Missing required parameter", "FILE");
        assertThat(said(2, "--jurnal", "x", "Empty.java")).contains("--jurnal");
        assertThat(said(0, "--help")).contains("Usage: vivace run", "--journal=DIR", "FILE");
    }

    @Test
    void anErrorOfTheCompilerIsShownAsTheCompilerShowsIt() throws Exception {
        file("Bad.java", """
            void main() {
                int number = "text";
            }
            """);

        assertThat(run(1, "Bad.java")).contains("""
            Bad.java:2: error: incompatible types: String cannot be converted to int
                int number = "text";
                             ^
            1 error
            """);
    }

    @Test
    void anExceptionOfMainIsShownWithoutTheLauncher() throws Exception {
        file("Boom.java", """
            public class Boom {
                public static void main(String[] args) {
                    throw new IllegalStateException("boom");
                }
            }
            """);

        assertThat(run(1, "Boom.java")).isEqualTo("""
            Exception in thread "main" java.lang.IllegalStateException: boom
            \tat Boom.main(Boom.java:3)
            """);
    }

    @Test
    void aClassWithoutAMainMethodIsNamed() throws Exception {
        file("Nothing.java", "class Nothing {}");

        assertThat(run(1, "Nothing.java")).contains("class Nothing has no method main");
    }

    @Test
    void ctrlCCancelsTheTasksOfTheProgramGracefully() throws Exception {
        file("Wait.java", """
            import dev.vivace.AsyncTask;
            import java.util.concurrent.CompletableFuture;

            void main() throws Exception {
                AsyncTask.<Integer>to().await(context -> {
                    context.onCancel(level -> IO.println("asked to stop: " + level));
                    IO.println("waiting");
                    return context.await(new CompletableFuture<Integer>());
                });
            }
            """);

        try (Program program = Program.start(directory, "run", "Wait.java")) {
            program.awaitLine("waiting");
            program.interrupt();

            assertThat(program.awaitEnd()).isEqualTo(130);
            assertThat(program.output()).isEqualTo("waiting\nasked to stop: GRACEFUL\n");
        }
    }

    @Test
    void theConsoleShowsTheProgramWhileItsMainMethodRuns() throws Exception {
        file("Shown.java", """
            import dev.vivace.AsyncTask;
            import java.util.concurrent.CompletableFuture;

            void main() throws Exception {
                var gate = new CompletableFuture<String>();
                var task = AsyncTask.<String>to().name("shown").run(context -> context.await(gate));
                IO.println("ready");
                gate.complete(IO.readln());
                IO.println(task.await());
            }
            """);

        try (Program program = Program.start(directory, "run", "--console", "Shown.java")) {
            program.awaitLine("Console: ");
            URI link = URI.create(program.output().replaceFirst("(?s).*Console: (\\S+).*", "$1"));
            program.awaitLine("ready");

            assertThat(tasks(link)).contains("\"shown\"");
            program.type("the end\n");
            assertThat(program.awaitEnd()).isZero();
            assertThat(program.output()).endsWith("the end\n");
        }
    }

    @Test
    void withAJournalTheSameCommandGoesOnWhereTheLastOneFailed() throws Exception {
        file("Nightly.java", """
            import dev.vivace.AsyncTask;
            import dev.vivace.Orchestra;

            void main(String[] args) throws Exception {
                try (var orchestra = Orchestra.open("nightly")) {
                    var extract = orchestra.register(AsyncTask.<Rows>to().name("extract").prepare(() -> {
                        IO.println("extracting");
                        return new Rows(3);
                    }));
                    var load = orchestra.register(AsyncTask.<Integer>to().name("load").prepare(context -> {
                        if (args.length > 0) {
                            Runtime.getRuntime().halt(9);
                        }
                        return context.resultOf(extract).count();
                    }));
                    orchestra.addDependency(load.id(), extract.id());
                    orchestra.startAll().join();
                    IO.println("loaded " + load.await());
                }
            }

            record Rows(int count) {}
            """);

        assertThat(run(9, "--journal", "state", "Nightly.java", "die")).isEqualTo("extracting\n");
        assertThat(run(0, "--journal", "state", "Nightly.java")).isEqualTo("loaded 3\n");
        assertThat(run(0, "Nightly.java")).isEqualTo("extracting\nloaded 3\n");
    }

    @Test
    void aJournalOfTheProgramsOwnComesFirst() throws Exception {
        file("Own.java", """
            import dev.vivace.AsyncTask;
            import dev.vivace.Orchestra;
            import dev.vivace.orchestra.journal.FileJournal;

            void main(String[] args) throws Exception {
                try (var journal = FileJournal.in(Path.of("own"));
                        var orchestra = Orchestra.open("nightly")) {
                    orchestra.journal(journal);
                    orchestra.register(AsyncTask.<Integer>to().name("task").prepare(() -> 1));
                    orchestra.startAll().join();
                    IO.println(Files.list(Path.of("own")).count());
                }
            }
            """);

        assertThat(run(0, "--journal", "state", "Own.java")).isEqualTo("1\n");
    }

    /** What the console tells of the roots, asked with the token of its link. */
    private static String tasks(URI link) throws IOException {
        URLConnection connection = link.resolve("/api/tasks").toURL().openConnection();
        connection.setRequestProperty(
                "Authorization", "Bearer " + link.getFragment().replaceFirst("^token=", ""));
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), UTF_8);
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    /** What the command itself says, in this process. */
    private static String said(int code, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine vivace = Main.commandLine(Terminal.PLAIN);
        vivace.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        int ended = vivace.execute(command(arguments));
        assertThat(ended).as(said.toString()).isEqualTo(code);
        return said.toString();
    }

    private String run(int code, String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.start(directory, command(arguments))) {
            int ended = program.awaitEnd();
            assertThat(ended).as(program.output()).isEqualTo(code);
            return program.output();
        }
    }

    private static String[] command(String... arguments) {
        return Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new);
    }
}
