package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Metering;
import dev.vivace.metric.Provenance;
import dev.vivace.runtime.schedule.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A JVM in which java.lang is closed: exact metering says so once and becomes sampled, and everything works. */
class ClosedDoorTest {

    private volatile byte[] kept = new byte[0];

    @Test
    void exact_metering_says_which_flag_is_missing_once_and_samples() throws Exception {
        assumeThat(Scheduler.canSlice()).isFalse();
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8)); // where a logger writes that begins now
        try {
            assertThat(provenance()).isEqualTo(Provenance.SAMPLED);
            assertThat(provenance()).isEqualTo(Provenance.SAMPLED);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("--add-opens java.base/java.lang=");
    }

    private Provenance provenance() throws InterruptedException {
        try (Runtime<@Nullable Object, TaskId> runtime =
                VirtualRuntimeBuilder.create().metering(Metering.EXACT).build()) {
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> {
                for (int i = 0; i < 50_000; i++) {
                    kept = new byte[10_000];
                }
                return 1;
            });
            task.await();
            runtime.flushMetering();
            return task.memoryUsage().allocated().provenance();
        }
    }
}
