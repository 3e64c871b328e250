package dev.vivace.benchmarks.storm;

import dev.vivace.benchmarks.suite.Rival;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Sets that many deadlines, all of which are armed at the same time, and calls all of them off. */
final class ArmAndDisarm implements Rival {

    private static final Duration LONG = Duration.ofHours(1);

    private final Armer armer;
    private final LongAdder fired = new LongAdder();

    ArmAndDisarm(Armer armer) {
        this.armer = armer;
    }

    @Override
    public long run(int size) throws Exception {
        Armer.Armed[] armed = new Armer.Armed[size];
        for (int i = 0; i < size; i++) {
            armed[i] = armer.arm(LONG, fired::increment);
        }
        for (Armer.Armed one : armed) {
            one.disarm();
        }
        return size - fired.sum();
    }

    @Override
    public void close() {
        armer.close();
    }
}
