package dev.vivace.cli;

import dev.vivace.AsyncTask;
import dev.vivace.cli.demo.Phase;
import dev.vivace.cli.demo.Progress;
import dev.vivace.cli.demo.Watcher;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Holds a run when the map is made, so that a test can stop it and know how far it was. In three characters. */
enum Hold {
    /** Does not hold it. */
    NONE {
        @Override
        void hold() {}
    },
    /** Waits in the library, and so ends when it is asked to. */
    POLITE {
        @Override
        void hold() throws InterruptedException {
            AsyncTask.current().orElseThrow().sleep(Duration.ofDays(1));
        }
    },
    /** Waits outside the library, where only an interrupt reaches it. */
    STUBBORN {
        @Override
        void hold() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    },
    /** Hears nothing. */
    DEAF {
        @Override
        void hold() {
            while (true) {
                try {
                    STUBBORN.hold();
                } catch (InterruptedException ignored) {
                    // that is what deaf means
                }
            }
        }
    };

    abstract void hold() throws InterruptedException;

    /** A watcher that holds who calls it, the root task, at the end of the phase. */
    Watcher around(Watcher watcher, PrintStream out) {
        return this == NONE ? watcher : new Holding(this, watcher, out);
    }

    private record Holding(Hold hold, Watcher watcher, PrintStream out) implements Watcher {

        @Override
        public void began(Phase phase, int classes) {
            watcher.began(phase, classes);
        }

        @Override
        public void advanced(Progress progress) {
            watcher.advanced(progress);
        }

        @Override
        public void tick() {
            watcher.tick();
        }

        @Override
        public void ended(Phase phase, int classes) {
            watcher.ended(phase, classes);
            if (phase == Phase.MAP) {
                out.println("  holding");
                try {
                    hold.hold();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
