package dev.vivace.orchestra.journal;

import dev.vivace.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** A second JVM that appends a record and then holds the file until it is killed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherProcess start(Path directory) throws IOException {
        String classes = Stream.of(FileJournal.class, OtherProcess.class, Journal.class, NullMarked.class)
                .map(type -> Path.of(java.net.URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new OtherProcess(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start());
    }

    String line() throws IOException {
        return output.readLine();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] args) throws IOException {
        FileJournal journal = FileJournal.in(Path.of(args[0]));
        journal.append("a", "from the other".getBytes(StandardCharsets.UTF_8));
        System.out.println("appended");
        int end = System.in.read();
        throw new IllegalStateException("not killed, but told to end: " + end);
    }
}
