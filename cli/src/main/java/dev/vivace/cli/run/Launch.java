package dev.vivace.cli.run;

import dev.vivace.RuntimeProvider;
import java.time.Duration;
import java.util.Arrays;

/**
 * Where the JVM of a single-file program begins: opens the console if it is to have one, stops its
 * tasks when it is stopped, and calls its main method. Takes the
 * name of its class and its arguments.
 */
public final class Launch {

    // Written by the thread that ends the JVM, read by the one that runs the program.
    private static volatile boolean stopping;

    private Launch() {}

    /**
     * Runs a program.
     *
     * @param args the name of its class, and then what it is to get itself
     * @throws Throwable what it throws
     */
    public static void main(String[] args) throws Throwable {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("vivace-stop").unstarted(Launch::stop));
        try (Watching _ = Watching.begin()) {
            MainMethod.of(Class.forName(args[0])).call(Arrays.copyOfRange(args, 1, args.length));
        } catch (Throwable thrown) {
            if (!stopping) { // else its tasks were cancelled under its hands, and everybody knows why
                throw withoutLauncher(thrown);
            }
        }
    }

    /** Ctrl-C, and every other end: the tasks of the default runtime are cancelled by its plan. */
    private static void stop() {
        stopping = true;
        try {
            RuntimeProvider.find().defaultRuntime().shutdown(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As the JVM shows what a main method throws: nothing of how it was called. */
    private static Throwable withoutLauncher(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        int end = stack.length;
        while (end > 0 && isLauncher(stack[end - 1])) {
            end--;
        }
        thrown.setStackTrace(Arrays.copyOf(stack, end));
        return thrown;
    }

    private static boolean isLauncher(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith(Launch.class.getPackageName() + ".")
                || type.startsWith("java.lang.reflect.")
                || type.startsWith("jdk.internal.reflect.");
    }
}
