package dev.vivace.runtime.metering;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Takes the first allocation samples. The JVM gives each sample the weight of all that its carrier thread allocated since the
 * last one, and so the first sample on a carrier that of all before, which would be charged to whoever comes first. As far
 * as carriers are free, these samples come first, and are nobody's.
 */
final class Priming implements Runnable {

    private static final int SPINS = 100_000;
    private static final int ARRAYS = 32;
    private static final int BYTES = 512 * 1024;

    private final AtomicInteger missing;

    // Keeps the arrays from being optimized away. Written by all.
    @SuppressWarnings("UnusedVariable")
    private volatile byte[] last = new byte[0];

    private Priming(int threads) {
        missing = new AtomicInteger(threads);
    }

    static void begin(Consumer<Runnable> aside) {
        int processors = Runtime.getRuntime().availableProcessors();
        Priming priming = new Priming(processors);
        for (int i = 0; i < processors; i++) {
            aside.accept(priming);
        }
    }

    /** Stays on its carrier for a moment, so that the others come to others. */
    @Override
    public void run() {
        missing.decrementAndGet();
        for (int i = 0; i < SPINS && missing.get() > 0; i++) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < ARRAYS; i++) {
            last = new byte[BYTES];
        }
    }
}
