package dev.vivace.orchestra.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Does something with a channel of its own, which an interrupt would close: again, when that happens. */
final class Uninterrupted {

    interface Work<R> {
        R run() throws IOException;
    }

    private Uninterrupted() {}

    /** The interrupt is there again afterwards. */
    static <R> R run(Work<R> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
