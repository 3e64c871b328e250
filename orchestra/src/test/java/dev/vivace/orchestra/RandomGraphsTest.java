package dev.vivace.orchestra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.OrchestraResults;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small random graphs in virtual time, hundreds to a runtime. Each runs in a legal order, each task once, in the time
 * that list scheduling takes, and its critical path is that of brute force. The seed is the number in the message.
 */
@Timeout(120)
class RandomGraphsTest {

    private static final int GRAPHS = 250;

    /** A graph as plain numbers. */
    private record Plan(int[] seconds, boolean[][] waits, int limit) {

        static Plan random(Random random) {
            int size = 1 + random.nextInt(14);
            int[] order = IntStream.range(0, size).toArray();
            for (int i = size - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            boolean[][] waits = new boolean[size][size];
            double density = random.nextDouble() * 0.5;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    waits[order[i]][order[j]] = random.nextDouble() < density;
                }
            }
            return new Plan(random.ints(size, 1, 20).toArray(), waits, 1 + random.nextInt(4));
        }

        int size() {
            return seconds.length;
        }

        /** How long it takes when at most so many run, and whoever was registered first goes first. */
        long listScheduled(int workers) {
            int[] missing = new int[size()];
            for (int i = 0; i < size(); i++) {
                for (boolean waitsFor : waits[i]) {
                    missing[i] += waitsFor ? 1 : 0;
                }
            }
            List<Integer> ready = new ArrayList<>();
            for (int i = 0; i < size(); i++) {
                if (missing[i] == 0) {
                    ready.add(i);
                }
            }
            PriorityQueue<long[]> running = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
            long now = 0;
            while (!ready.isEmpty() || !running.isEmpty()) {
                while (!ready.isEmpty() && running.size() < workers) {
                    int next = ready.removeFirst();
                    running.add(new long[] {now + seconds[next], next});
                }
                now = running.element()[0];
                while (!running.isEmpty() && running.element()[0] == now) {
                    int ended = (int) running.remove()[1];
                    for (int i = 0; i < size(); i++) {
                        if (waits[i][ended] && --missing[i] == 0) {
                            ready.add(i);
                        }
                    }
                }
            }
            return now;
        }

        /** The longest chain that ends at each task, by trying all. */
        long longestTo(int task) {
            long longest = 0;
            for (int i = 0; i < size(); i++) {
                longest = waits[task][i] ? Math.max(longest, longestTo(i)) : longest;
            }
            return longest + seconds[task];
        }

        long longestFrom(int task) {
            long longest = 0;
            for (int i = 0; i < size(); i++) {
                longest = waits[i][task] ? Math.max(longest, longestFrom(i)) : longest;
            }
            return longest + seconds[task];
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void each_task_runs_once_when_all_it_waits_for_has_ended(long seed) throws Exception {
        long[] limited = new long[2];
        try (TestRuntime test =
                TestRuntime.concurrent(64, RuntimeProvider.find().runtimeBuilder())) {
            for (int i = 0; i < GRAPHS; i++) {
                Random random = new Random(seed * 1_000_000 + i);
                Plan plan = Plan.random(random);
                run(test, plan, Integer.MAX_VALUE, random, "seed " + seed + " graph " + i);
                if (i % 5 == 0) {
                    limited[0] += run(test, plan, plan.limit, random, "seed " + seed + " limited graph " + i);
                    limited[1] += plan.listScheduled(plan.limit);
                }
            }
        }
        // Ties at one moment are broken another way than in the model, for better or worse.
        assertThat((double) limited[0] / limited[1]).as("seed " + seed).isBetween(0.95, 1.05);
    }

    /** How many seconds it took. */
    private static long run(TestRuntime test, Plan plan, int limit, Random random, String what) throws Exception {
        var orchestra = OrchestraProvider.find().open(test.runtime(), "random");
        int[] runs = new int[plan.size()];
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            int number = i;
            tasks.add(orchestra.register(
                    test.runtime().<Integer>to().name("t" + i).prepare(context -> {
                        synchronized (runs) {
                            runs[number]++;
                        }
                        context.sleep(Duration.ofSeconds(plan.seconds[number]));
                        return number;
                    })));
        }
        connect(orchestra, plan, tasks, random);
        if (limit < Integer.MAX_VALUE) {
            orchestra.limit(limit);
        }
        var run = orchestra.startAll();
        test.runUntilIdle();
        OrchestraResults<TaskId> results = run.join();

        assertThat(runs).as(what).containsOnly(1);
        assertThat(results.isSuccess()).isTrue();
        for (int i = 0; i < plan.size(); i++) {
            for (int j = 0; j < plan.size(); j++) {
                if (plan.waits[i][j]) {
                    assertThat(start(tasks.get(i))).as(what).isAfterOrEqualTo(end(tasks.get(j)));
                }
            }
        }
        return checkTimes(plan, limit, tasks, results, what);
    }

    /** Edges in any order. */
    private static void connect(
            Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra,
            Plan plan,
            List<SpawningTask<Integer, TaskId>> tasks,
            Random random) {
        List<int[]> edges = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            for (int j = 0; j < plan.size(); j++) {
                if (plan.waits[i][j]) {
                    edges.add(new int[] {i, j});
                }
            }
        }
        Collections.shuffle(edges, random);
        edges.forEach(edge -> orchestra.addDependency(
                tasks.get(edge[0]).id(), tasks.get(edge[1]).id()));
    }

    private static long checkTimes(
            Plan plan,
            int limit,
            List<SpawningTask<Integer, TaskId>> tasks,
            OrchestraResults<TaskId> results,
            String what) {
        Instant first = tasks.stream()
                .map(RandomGraphsTest::start)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = tasks.stream()
                .map(RandomGraphsTest::end)
                .max(Instant::compareTo)
                .orElseThrow();
        long took = Duration.between(first, last).toSeconds();
        long longest =
                IntStream.range(0, plan.size()).mapToLong(plan::longestTo).max().orElseThrow();
        if (limit == Integer.MAX_VALUE) {
            assertThat(took).as(what).isEqualTo(longest);
        } else {
            // Graham's bound holds for every list schedule.
            long work = Arrays.stream(plan.seconds).sum();
            assertThat(took).as(what).isBetween(Math.max(longest, (work + limit - 1) / limit), work / limit + longest);
            if (limit == 1) {
                assertThat(took).as(what).isEqualTo(plan.listScheduled(1));
            }
        }
        Map<TaskId, Duration> slack = results.slack();
        for (int i = 0; i < plan.size(); i++) {
            long through = plan.longestTo(i) + plan.longestFrom(i) - plan.seconds[i];
            assertThat(slack.get(tasks.get(i).id())).as(what).isEqualTo(Duration.ofSeconds(longest - through));
        }
        List<TaskId> path = results.criticalPath();
        assertThat(path.stream()
                        .mapToLong(id -> plan.seconds[number(tasks, id)])
                        .sum())
                .as(what)
                .isEqualTo(longest);
        for (int i = 1; i < path.size(); i++) {
            assertThat(plan.waits[number(tasks, path.get(i))][number(tasks, path.get(i - 1))])
                    .isTrue();
        }
        assertThat(Set.copyOf(path)).hasSameSizeAs(path);
        return took;
    }

    private static int number(List<SpawningTask<Integer, TaskId>> tasks, TaskId id) {
        return IntStream.range(0, tasks.size())
                .filter(i -> tasks.get(i).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Instant start(SpawningTask<?, ?> task) {
        return task.startedAt().orElseThrow();
    }

    private static Instant end(SpawningTask<?, ?> task) {
        return task.completedAt().orElseThrow();
    }
}
