package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuLaneTest {

    @Test
    void runs() throws Exception {
        CpuLane.main(new String[0]);
    }

    @Test
    void measures_what_it_runs() throws Exception {
        var task = CpuLane.primes();
        assertThat(task.await()).isEqualTo(17_984);
        assertThat(task.cpuUsage().toString()).contains("MEASURED");
    }
}
