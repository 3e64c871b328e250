package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchedulesTest {

    @Test
    void runs() throws Exception {
        Schedules.main(new String[0]);
    }

    /** The virtual clock begins on a Saturday. */
    @Test
    void a_week_has_five_working_days() throws Exception {
        assertThat(Schedules.week())
                .containsExactly(
                        "nightly/report for 2000-01-03T01:30:00Z",
                        "nightly/report for 2000-01-04T01:30:00Z",
                        "nightly/report for 2000-01-05T01:30:00Z",
                        "nightly/report for 2000-01-06T01:30:00Z",
                        "nightly/report for 2000-01-07T01:30:00Z",
                        "5 reports");
    }
}
