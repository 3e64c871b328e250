package dev.vivace.examples;

import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.schedules.MissedRuns;
import dev.vivace.schedules.Recurring;
import dev.vivace.schedules.RunCounts;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What is done again and again is one task, and each time is a child of it. Here a week passes in no time. */
public final class Schedules {

    private Schedules() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        week().forEach(System.out::println);
    }

    static List<String> week() throws InterruptedException {
        List<String> reports = new ArrayList<>();
        try (TestRuntime test = TestRuntime.seeded(42)) {
            SpawningTask<RunCounts, TaskId> nightly = test.runtime()
                    .<RunCounts>to()
                    .name("nightly")
                    .run(Recurring.cron("30 2 * * MON-FRI", ZoneId.of("Europe/Berlin"))
                            .missed(MissedRuns.ONCE)
                            .stopAfterFailures(3)
                            .until(TestRuntime.START.plus(Duration.ofDays(7)))
                            .work(run -> run.name("report").timeout(Duration.ofMinutes(5)), context -> {
                                reports.add(context.task().path() + " for "
                                        + context.find(Recurring.DUE).orElseThrow());
                                return reports.size();
                            }));
            test.resultOf(nightly);
            reports.add(nightly.await().completed() + " reports");
        }
        return reports;
    }
}
