package dev.vivace.cli.top;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Keys of the terminal, without Enter where {@code stty} can arrange that. Closing it gives the terminal back as it was.
 */
public final class Keys implements AutoCloseable {

    private static final File TERMINAL = new File("/dev/tty");

    private final LinkedBlockingQueue<Integer> pressed = new LinkedBlockingQueue<>();
    private final String before;
    private final Thread hook = Thread.ofPlatform().unstarted(this::giveBack);

    private Keys(String before) {
        this.before = before;
    }

    /**
     * Begins to listen.
     *
     * @param in the standard input
     * @return the keys from now on
     * @throws InterruptedException when the thread is interrupted
     */
    public static Keys of(InputStream in) throws InterruptedException {
        Keys keys = new Keys(stty("-g"));
        if (!keys.before.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(keys.hook); // also after Ctrl-C
            stty("-icanon", "-echo");
        }
        Thread.ofPlatform().daemon().start(() -> keys.read(in));
        return keys;
    }

    private void read(InputStream in) {
        try {
            for (int key = in.read(); key >= 0; key = in.read()) {
                pressed.add(key);
            }
        } catch (IOException e) {
            pressed.clear(); // no keys, then; Ctrl-C ends it
        }
    }

    /** Whether q was pressed, or is within a second. */
    boolean isQuit() throws InterruptedException {
        Integer key = pressed.poll(1, TimeUnit.SECONDS);
        return key != null && (key == 'q' || key == 'Q');
    }

    /** Calls stty on the terminal; gives what it says, or nothing where there is none. */
    private static String stty(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void giveBack() {
        try {
            stty(before);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!before.isEmpty()) {
            giveBack();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the JVM is ending; giving it back twice does no harm
            }
        }
    }
}
