package dev.vivace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, as a shell would start it. Everything waits for output or for the end. */
final class Program implements AutoCloseable {

    private static final int SIGINT = 2;

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder seen = new StringBuilder();

    private Program(Process process) {
        this.process = process;
        output = process.inputReader();
    }

    static Program start(Path directory, String... args) throws IOException {
        List<String> command = new ArrayList<>(listening());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--module-path", System.getProperty("jdk.module.path")));
        command.addAll(List.of("--module", "dev.vivace.cli/dev.vivace.cli.Main"));
        command.addAll(List.of(args));
        return new Program(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** A build that was started in the background ignores Ctrl-C, and so would what it starts. */
    private static List<String> listening() throws IOException {
        return ignoresInterrupt() ? List.of("env", "--default-signal=INT") : List.of();
    }

    private static boolean ignoresInterrupt() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << (SIGINT - 1)) != 0);
    }

    /** Reads until a line has some text. */
    void awaitLine(String text) throws IOException {
        String line;
        do {
            line = output.readLine();
            if (line == null) {
                throw new AssertionError("no line with '" + text + "' in:\n" + seen);
            }
            seen.append(line).append('\n');
        } while (!line.contains(text));
    }

    /** Types on its keyboard. */
    void type(String text) throws IOException {
        process.outputWriter().write(text);
        process.outputWriter().flush();
    }

    /** Presses Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Reads to the end; gives the exit code. */
    int awaitEnd() throws IOException, InterruptedException {
        output.lines().forEach(line -> seen.append(line).append('\n'));
        return process.waitFor();
    }

    /** Everything that was read. */
    String output() {
        return seen.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
