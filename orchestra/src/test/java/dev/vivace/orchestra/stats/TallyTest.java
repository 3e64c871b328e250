package dev.vivace.orchestra.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.ExecutionStats;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts move together, and times are right within the precision of the histogram. */
@Timeout(60)
class TallyTest {

    private final Tally tally = Tally.shared();

    @Test
    void counts_and_times() {
        for (int task = 0; task < 100; task++) {
            tally.registered();
            tally.begun();
            tally.ended(true, TaskStatus.COMPLETED, Duration.ofMillis(task + 1).toNanos());
        }
        tally.registered();
        tally.ended(false, TaskStatus.CANCELLED, -1);
        ExecutionStats stats = Tally.snapshot(List.of(tally));
        assertThat(stats.completed()).isEqualTo(100);
        assertThat(stats.cancelled()).isEqualTo(1);
        assertThat(stats.total()).isEqualTo(101);
        assertThat(stats.minTime()).contains(Duration.ofMillis(1));
        assertThat(stats.maxTime()).contains(Duration.ofMillis(100));
        assertThat(stats.averageTime()).contains(Duration.ofNanos(50_500_000));
        assertThat(stats.percentile(50.0).orElseThrow()).isBetween(Duration.ofMillis(50), Duration.ofNanos(50_100_000));
        assertThat(stats.percentile(100.0)).contains(Duration.ofMillis(100));
        assertThatThrownBy(() -> stats.percentile(0.0)).hasMessageContaining("0.0");
    }

    @Test
    void nothing_has_no_times() {
        ExecutionStats stats = Tally.snapshot(List.of(tally));
        assertThat(stats.averageTime()).isEmpty();
        assertThat(stats.percentile(99.9)).isEmpty();
    }

    /** Tasks come and go on one thread; whoever looks sees at most one of them run, and none twice. */
    @Test
    void a_snapshot_is_of_one_moment() throws Exception {
        int rounds = 20_000;
        CountDownLatch go = new CountDownLatch(1);
        Thread mover = Thread.ofPlatform().start(() -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                return;
            }
            tally.registered();
            for (int task = 0; task < rounds; task++) {
                tally.registered(); // the next is there before this one goes
                tally.begun();
                tally.ended(true, TaskStatus.COMPLETED, 1);
            }
        });
        go.countDown();
        long last = 0;
        while (last < rounds) {
            ExecutionStats stats = Tally.snapshot(List.of(tally));
            assertThat(stats.running()).isBetween(0L, 1L);
            assertThat(stats.pending()).isBetween(0L, 2L);
            assertThat(stats.completed()).isGreaterThanOrEqualTo(last);
            last = stats.completed();
        }
        mover.join();
    }
}
