package dev.vivace.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that runs a program, with this one's input and output. It does not outlive this one, unless that is killed
 * hard.
 */
public final class Child {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param classPath what it has
     * @param properties options such as {@code -Dname=value}
     * @param mainClass where the program begins
     * @param arguments what it gets
     * @return the child, running
     * @throws IOException when there is no such JVM
     */
    public static Child start(String classPath, List<String> properties, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(properties);
        command.addAll(List.of("-classpath", classPath, Launch.class.getName(), mainClass));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        return new Child(process);
    }

    /**
     * Asks it to end. Called by whoever hears Ctrl-C. A terminal tells the child too; then this changes nothing.
     *
     * @param hard whether to end it at once
     */
    public void stop(boolean hard) {
        if (hard) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }

    /**
     * Waits for its end.
     *
     * @return its exit code
     * @throws InterruptedException when the calling thread is interrupted
     */
    public int join() throws InterruptedException {
        return process.waitFor();
    }
}
