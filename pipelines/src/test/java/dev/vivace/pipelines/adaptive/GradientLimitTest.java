package dev.vivace.pipelines.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service with so many servers: up to their number nobody waits, beyond it the rest is a queue. No time passes. */
class GradientLimitTest {

    private static final long SERVICE = 1_000_000;

    private static long latency(int underWay, int servers, long service) {
        return underWay <= servers ? service : service * underWay / servers;
    }

    private static void run(GradientLimit limit, int windows, int servers, long service) {
        for (int i = 0; i < windows; i++) {
            int underWay = limit.limit();
            for (int n = 0; n < Math.max(8, underWay); n++) {
                limit.sample(latency(underWay, servers, service), underWay);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 10", "64, 40", "64, 64", "64, 200", "8, 100", "500, 50"})
    void it_finds_the_number_of_servers_within_a_fifth(int start, int servers) {
        GradientLimit limit = GradientLimit.of(start, 1, 1024);
        run(limit, 60, servers, SERVICE);
        assertThat((double) limit.limit()).isBetween(servers * 0.8, servers * 1.2);
    }

    @Test
    void it_halves_within_a_window_when_latency_doubles() {
        GradientLimit limit = GradientLimit.of(64, 1, 1024);
        run(limit, 30, 100, SERVICE);
        int before = limit.limit();
        run(limit, 1, 100, 2 * SERVICE);
        assertThat(limit.limit()).isBetween(before * 45 / 100, before * 55 / 100);
    }

    @Test
    void a_service_that_is_slower_for_good_is_learnt_anew() {
        GradientLimit limit = GradientLimit.of(64, 1, 1024);
        run(limit, 50, 50, SERVICE);
        run(limit, 200, 50, 2 * SERVICE);
        assertThat((double) limit.limit()).isBetween(40.0, 60.0);
    }

    @Test
    void it_stays_within_its_bounds_and_does_not_grow_unused() {
        GradientLimit limit = GradientLimit.of(20, 10, 30);
        run(limit, 50, 1000, SERVICE);
        assertThat(limit.limit()).isEqualTo(30);
        run(limit, 50, 1, SERVICE);
        assertThat(limit.limit()).isEqualTo(10);
        GradientLimit unused = GradientLimit.of(20, 1, 100);
        for (int i = 0; i < 1000; i++) {
            unused.sample(SERVICE, 2);
        }
        assertThat(unused.limit()).isLessThanOrEqualTo(20);
    }
}
