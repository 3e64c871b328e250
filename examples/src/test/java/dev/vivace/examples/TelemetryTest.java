package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TelemetryTest {

    @Test
    void runs() throws Exception {
        Telemetry.main(new String[0]);
    }

    @Test
    void a_span_has_the_trace_id_that_its_task_tells() throws Exception {
        assertThat(Telemetry.traceOfAnOrder()).isTrue();
    }

    @Test
    void both_tasks_are_counted() throws Exception {
        assertThat(Telemetry.ordersCounted()).isEqualTo(2);
    }

    @Test
    void a_registration_can_be_closed_twice() {
        var registration = Telemetry.watchTheDefaultRuntime();
        registration.close();
        registration.close();
    }
}
