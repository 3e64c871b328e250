package dev.vivace.runtime.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No more is said of samples than the JVM has allocated meanwhile. */
class AllocationBoundTest {

    private static final int BYTES = 1_000_000;

    private final AllocationBound bound = new AllocationBound();

    @Test
    void what_may_be_true_is_left_as_it_is() {
        List<byte[]> kept = allocate(20);
        assertThat(bound.bound(BYTES)).isEqualTo(BYTES);
        assertThat(bound.bound(BYTES)).isEqualTo(BYTES);
        assertThat(kept).hasSize(20);
    }

    @Test
    void what_was_allocated_before_is_left_out_and_not_counted_twice() {
        List<byte[]> kept = allocate(20);
        long most = bound.bound(1L << 60);
        assertThat(most).isBetween(20L * BYTES, 1L << 40);
        assertThat(bound.bound(1L << 60)).isLessThan(1L << 40);
        assertThat(kept).hasSize(20);
    }

    private static List<byte[]> allocate(int arrays) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < arrays; i++) {
            all.add(new byte[BYTES]);
        }
        return all;
    }
}
