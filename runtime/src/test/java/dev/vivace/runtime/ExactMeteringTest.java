package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.metric.Figure;
import dev.vivace.metric.Metering;
import dev.vivace.metric.Provenance;
import dev.vivace.priority.TaskPriority;
import dev.vivace.runtime.schedule.Scheduler;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Virtual threads on carriers of our own: figures that are read, and priorities that hold at every slice. */
class ExactMeteringTest {

    private static final int ROUNDS = 20;

    @TempDir
    Path directory;

    private volatile long sink;
    private volatile byte[] kept = new byte[0];

    @BeforeAll
    static void the_door_is_open() {
        assumeThat(Scheduler.canSlice()).isTrue();
    }

    @Test
    void cpu_time_over_many_parks_is_what_the_carriers_clocks_say() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = exact()) {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            SpawningTask<Integer, TaskId> partner = runtime.<Integer>to().run(() -> {
                int sum = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    sum += queue.take();
                }
                return sum;
            });
            SpawningTask<Long, TaskId> task = runtime.<Long>to().run(() -> {
                long truth = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    long carrier = CarrierGauge.carrier();
                    CarrierGauge before = CarrierGauge.now(carrier);
                    burn();
                    truth += CarrierGauge.now(carrier).cpu() - before.cpu();
                    queue.put(i);
                }
                return truth;
            });
            long truth = task.await();
            partner.await();
            Figure figure = task.cpuUsage().total();
            assertThat(figure.provenance()).isEqualTo(Provenance.MEASURED);
            // what the test itself does between the looks is not in the truth: finding its carrier, mostly
            assertThat((double) figure.value().orElseThrow()).isCloseTo(truth, within(truth * 0.02 + 20_000_000));
        }
    }

    @Test
    void allocated_bytes_over_many_parks_are_what_was_allocated() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = exact()) {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            runtime.<Integer>to().run(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    queue.take();
                }
                return 0;
            });
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    sink += allocate(1_000_000);
                    queue.put(i);
                }
                return 1;
            });
            task.await();
            double allocated = ROUNDS * 1_000_000.0;
            Figure figure = task.memoryUsage().allocated();
            assertThat(figure.provenance()).isEqualTo(Provenance.MEASURED);
            assertThat((double) figure.value().orElseThrow()).isCloseTo(allocated, within(allocated * 0.02));
        }
    }

    @Test
    void what_a_virtual_thread_inside_does_is_the_tasks() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = exact()) {
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> {
                Thread inside = Thread.startVirtualThread(() -> sink += allocate(10_000_000));
                inside.join();
                return 1;
            });
            task.await();
            // The last slice of the thread inside is charged when its carrier has let go of it, after the join.
            while (allocated(task) < 9_800_000) {
                Thread.onSpinWait();
            }
            assertThat(allocated(task)).isCloseTo(10_000_000, within(200_000L));
        }
    }

    private static long allocated(SpawningTask<?, TaskId> task) {
        return task.memoryUsage().allocated().value().orElseThrow();
    }

    @Test
    void totals_hold_what_children_cost() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = exact()) {
            SpawningTask<Integer, TaskId> parent = runtime.<Integer>to().run(() -> {
                List<SpawningTask<Integer, TaskId>> children = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Lane lane = i == 3 ? Lane.CPU : Lane.SHARED;
                    children.add(runtime.<Integer>to().lane(lane).run(() -> {
                        sink += allocate(5_000_000);
                        return 1;
                    }));
                }
                for (SpawningTask<Integer, TaskId> child : children) {
                    child.await();
                }
                return 1;
            });
            parent.await();
            Figure own = parent.memoryUsage().allocated();
            Figure total = parent.totalUsage().memory().allocated();
            assertThat(own.value().orElseThrow()).isLessThan(1_000_000);
            assertThat(total.provenance()).isEqualTo(Provenance.MEASURED);
            assertThat((double) total.value().orElseThrow()).isCloseTo(20_000_000, within(400_000.0));
        }
    }

    @Test
    void bytes_through_a_socket_and_a_file_are_exact() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = exact();
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SpawningTask<Integer, TaskId> serving = runtime.<Integer>to().run(() -> {
                try (Socket peer = server.accept()) {
                    peer.getOutputStream().write(new byte[54_321]);
                    return 1;
                }
            });
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> {
                try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    byte[] all = socket.getInputStream().readAllBytes();
                    Files.write(directory.resolve("got"), all);
                    return all.length;
                }
            });
            assertThat(task.await()).isEqualTo(54_321);
            serving.await();
            runtime.flushMetering();
            assertThat(serving.ioUsage().bytesWritten()).isEqualTo(Figure.measured(54_321));
            assertThat(task.ioUsage().bytesWritten()).isEqualTo(Figure.measured(54_321));
            assertThat(task.ioUsage().bytesRead().value().orElseThrow()).isGreaterThanOrEqualTo(54_321); // and classes
        }
    }

    @Test
    void what_a_platform_thread_that_a_task_starts_writes_is_the_tasks() throws Exception {
        for (Lane lane : Lane.values()) {
            try (Runtime<@Nullable Object, TaskId> runtime = exact()) {
                SpawningTask<Integer, TaskId> task = runtime.<Integer>to()
                        .lane(lane)
                        .run(() -> {
                            CompletableFuture<Path> written = new CompletableFuture<>();
                            Thread helper = Thread.ofPlatform().start(() -> write(written));
                            written.join();
                            helper.join();
                            return 1;
                        });
                task.await();
                runtime.flushMetering();
                assertThat(task.ioUsage().bytesWritten()).as(lane.toString()).isEqualTo(Figure.measured(777));
            }
        }
    }

    private void write(CompletableFuture<Path> written) {
        try {
            written.complete(Files.write(directory.resolve("helper"), new byte[777]));
        } catch (Exception e) {
            written.completeExceptionally(e);
        }
    }

    @Test
    void a_more_urgent_task_goes_on_before_less_urgent_ones_that_could() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = exact()) {
            List<String> order = new CopyOnWriteArrayList<>();
            CountDownLatch inside = new CountDownLatch(carriers());
            AtomicBoolean hold = new AtomicBoolean(true);
            AtomicBoolean holdOthers = new AtomicBoolean(true);
            AtomicBoolean go = new AtomicBoolean();
            List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
            for (TaskPriority priority : List.of(TaskPriority.LOW, TaskPriority.HIGH, TaskPriority.NORMAL)) {
                for (int i = 0; i < 3; i++) {
                    tasks.add(runtime.<Integer>to().priority(priority).run(() -> {
                        parkUntil(go);
                        order.add(priority.toString());
                        return 1;
                    }));
                }
            }
            List<SpawningTask<Integer, TaskId>> parked = List.copyOf(tasks);
            SpawningTask<Integer, TaskId> moved = runtime.<Integer>to()
                    .priority(TaskPriority.BACKGROUND)
                    .run(() -> {
                        parkUntil(go);
                        order.add("moved");
                        return 1;
                    });
            while (tasks.stream().anyMatch(task -> !isWaiting(task)) || !isWaiting(moved)) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < carriers(); i++) {
                AtomicBoolean held = i == 0 ? hold : holdOthers;
                tasks.add(runtime.<Integer>to().priority(TaskPriority.CRITICAL).run(() -> {
                    inside.countDown();
                    while (held.get()) {
                        Thread.onSpinWait(); // keeps its carrier
                    }
                    return 1;
                }));
            }
            inside.await();
            go.set(true);
            parked.forEach(ExactMeteringTest::unpark); // all nine can go on now, and have no carrier
            unpark(moved);
            moved.changePriority(TaskPriority.CRITICAL);
            hold.set(false); // one carrier: on two, the last of a rank and the first of the next would race
            for (SpawningTask<Integer, TaskId> task : parked) {
                task.await();
            }
            holdOthers.set(false);
            assertThat(order)
                    .containsExactly(
                            "moved", "HIGH", "HIGH", "HIGH", "NORMAL", "NORMAL", "NORMAL", "LOW", "LOW", "LOW");
        }
    }

    private static void parkUntil(AtomicBoolean go) {
        while (!go.get()) {
            LockSupport.park();
        }
    }

    private static void unpark(SpawningTask<?, ?> task) {
        LockSupport.unpark(((VirtualTask<?, ?>) task).thread());
    }

    private static boolean isWaiting(SpawningTask<?, ?> task) {
        return task.status() == TaskStatus.RUNNING
                && ((VirtualTask<?, ?>) task).thread() instanceof Thread thread
                && thread.getState() == Thread.State.WAITING;
    }

    private static int carriers() {
        return java.lang.Runtime.getRuntime().availableProcessors();
    }

    @Test
    void a_pinned_carrier_is_replaced() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = exact()) {
            CountDownLatch release = new CountDownLatch(1);
            List<SpawningTask<Integer, TaskId>> pinned = new ArrayList<>();
            for (int i = 0; i < carriers() + 1; i++) {
                pinned.add(runtime.<Integer>to().run(() -> Pinned.await(release)));
            }
            runtime.<Integer>to().priority(TaskPriority.LOW).await(() -> {
                release.countDown();
                return 1;
            });
            for (SpawningTask<Integer, TaskId> task : pinned) {
                assertThat(task.await()).isEqualTo(1);
            }
        }
    }

    /** Waits with a frame below it that cannot be moved: a comparator called by native-bound code would do as well. */
    private static final class Pinned {
        static int await(CountDownLatch latch) {
            int[] result = new int[1];
            new Object() {
                void run() {
                    result[0] = Initializing.of(latch);
                }
            }.run();
            return result[0];
        }
    }

    /** A class that is being initialized pins the thread that does it, and those that wait for it. */
    private static final class Initializing {
        static volatile @Nullable CountDownLatch latch;

        static int of(CountDownLatch given) {
            latch = given;
            return Holder.VALUE;
        }

        private static final class Holder {
            static final int VALUE = wait(latch);

            static int wait(@Nullable CountDownLatch until) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return 1;
            }
        }
    }

    @Test
    void no_thread_of_it_is_left_behind() throws Exception {
        String name = "leaves-nothing";
        try (Runtime<@Nullable Object, TaskId> runtime = VirtualRuntimeBuilder.create()
                .name(name)
                .metering(Metering.EXACT)
                .build()) {
            runtime.<Integer>to().await(() -> 1);
            assertThat(threads(name)).isNotEmpty();
        }
        while (!threads(name).isEmpty()) {
            Thread.onSpinWait(); // the timeout of the test is the limit
        }
    }

    @Test
    void abandoned_work_goes_on_after_the_end() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        Runtime<@Nullable Object, TaskId> runtime = exact();
        runtime.<Integer>to().run(() -> {
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException deaf) {
                    // that is what it is
                }
            }
            return ended.complete(1) ? 1 : 0;
        });
        runtime.shutdown(java.time.Duration.ZERO);
        release.countDown();
        assertThat(ended.get()).isEqualTo(1);
    }

    private static List<String> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(thread -> thread.startsWith(name))
                .collect(Collectors.toList());
    }

    private static Runtime<@Nullable Object, TaskId> exact() {
        return VirtualRuntimeBuilder.create().metering(Metering.EXACT).build();
    }

    private void burn() {
        long x = sink;
        for (int i = 0; i < 20_000_000; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
        }
        sink = x;
    }

    private long allocate(int bytes) {
        long sum = 0;
        for (int i = 0; i < bytes / 10_000; i++) {
            kept = new byte[10_000 - 16];
            sum += kept.length;
        }
        return sum;
    }
}
