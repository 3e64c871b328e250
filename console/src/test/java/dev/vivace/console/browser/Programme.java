package dev.vivace.console.browser;

import dev.vivace.EmittingTask;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.console.Console;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.TaskPriority;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.watch.TaskWarning;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A program with one of everything a console can show. Its tasks stand still until it is closed, so that what a test
 * reads does not depend on when it looks.
 */
final class Programme implements AutoCloseable {

    static final String SCRIPT = "<img src=x onerror=alert(1)><svg onload=alert(2)>";

    private static final ContextKey<String> TENANT = ContextKey.of("tenant", String.class);

    private final Runtime<@Nullable Object, TaskId> runtime;
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Console console;

    private Programme(RuntimeBuilder<@Nullable Object, TaskId> builder, boolean actions) throws IOException {
        runtime = builder.name("orders").build();
        console = Console.of(runtime)
                .port(0)
                .actions(actions)
                .payloads(true)
                .context(TENANT)
                .open();
    }

    static Programme steerable() throws IOException {
        return new Programme(RuntimeProvider.find().runtimeBuilder(), true);
    }

    static Programme readOnly() throws IOException {
        return new Programme(RuntimeProvider.find().runtimeBuilder(), false);
    }

    /** Runs four tasks at a time; the others are queued. */
    static Programme narrow() throws IOException {
        return new Programme(RuntimeProvider.find().runtimeBuilder().maxConcurrency(4), true);
    }

    URI url() {
        return URI.create(console.url().toString());
    }

    Runtime<@Nullable Object, TaskId> runtime() {
        return runtime;
    }

    /** A task that waits until the program ends. */
    SpawningTask<Boolean, TaskId> waits(String name) {
        return runtime.<Boolean>to().name(name).run(this::linger);
    }

    /** A task with three children, the middle one with two of its own. */
    SpawningTask<Boolean, TaskId> tree() {
        return runtime.<Boolean>to()
                .name("import orders")
                .timeout(Duration.ofMinutes(30))
                .priority(TaskPriority.HIGH)
                .with(TENANT, "harbour <b>office</b>")
                .run(context -> {
                    runtime.<Boolean>to()
                            .name("read archive")
                            .parent(context.task())
                            .run(this::linger);
                    var parse = runtime.<Boolean>to()
                            .name("parse lines")
                            .parent(context.task())
                            .run(this::linger);
                    runtime.<Boolean>to().name("part 1").parent(parse).run(this::linger);
                    runtime.<Boolean>to().name("part 2").parent(parse).run(this::linger);
                    runtime.<Boolean>to()
                            .name("write ledger")
                            .parent(context.task())
                            .run(this::linger);
                    return linger();
                });
    }

    /** Fails once, and would wait an hour before it tries again. */
    SpawningTask<String, TaskId> retrying() {
        return runtime.<String>to()
                .name("send invoice")
                .retry(3, RetryStrategy.fixed(Duration.ofHours(1)))
                .run(context -> {
                    if (context.attempt() == 1) {
                        throw new IOException("the <b>post</b> is closed");
                    }
                    return "sent";
                });
    }

    void settled() throws InterruptedException {
        runtime.<Integer>to().name("warm cache").run(() -> 7).awaitResult();
        runtime.<Integer>to()
                .name("resize photo")
                .run(() -> {
                    throw new IllegalStateException("no such photo");
                })
                .awaitResult();
    }

    /** Twelve steps: the first four are done, two run, one failed, the others wait. */
    Orchestra<@Nullable Object, ?, TaskId> orchestra() throws InterruptedException {
        var orchestra = OrchestraProvider.find().open(runtime, "nightly build");
        List<SpawningTask<Boolean, TaskId>> steps = new ArrayList<>();
        List<String> names = List.of(
                "fetch sources",
                "resolve",
                "compile core",
                "compile api",
                "unit tests",
                "compile web",
                "lint",
                "package",
                "image",
                "scan",
                "stage",
                "publish");
        for (int i = 0; i < names.size(); i++) {
            boolean done = i < 4;
            steps.add(orchestra.register(
                    runtime.<Boolean>to().name(names.get(i)).prepare(done ? () -> true : this::linger)));
        }
        int[][] edges = {
            {1, 0}, {2, 1}, {3, 1}, {4, 2}, {5, 2}, {5, 3}, {6, 3}, {7, 4}, {7, 5}, {8, 7}, {9, 8}, {10, 8}, {11, 10},
            {11, 9}, {11, 6}
        };
        for (int[] edge : edges) {
            orchestra.addDependency(steps.get(edge[0]).id(), steps.get(edge[1]).id());
        }
        orchestra.createGroup("build");
        for (int i = 2; i < 8; i++) {
            orchestra.addToGroup("build", steps.get(i).id());
        }
        orchestra.startAll();
        for (int i = 0; i < 4; i++) {
            steps.get(i).await();
        }
        return orchestra;
    }

    /** Numbers go through; every tenth of the first hundred fails the first time; then the source waits. */
    EmittingTask<List<Integer>, Integer, AsyncTaskException, TaskId> pipeline() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        Set<Integer> failed = ConcurrentHashMap.newKeySet();
        var task = runtime.builder()
                .<Integer>emits()
                .name("clicks to warehouse")
                .buffer(64)
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.ofEmitter(emitter -> {
                    for (int number = 0; number < 500; number++) {
                        emitter.emit(number);
                    }
                    leave.await();
                }))
                .receiver(event -> {
                    int number = event.data();
                    if (number < 100 && number % 10 == 9 && failed.add(number)) {
                        throw new IllegalArgumentException("no <i>such</i> click: " + number);
                    }
                    if (number == 499) {
                        arrived.countDown();
                    }
                    return number;
                })
                .run();
        arrived.await();
        return task;
    }

    void warning(SpawningTask<?, TaskId> about) {
        runtime.advise(() -> List.of(new TaskWarning(
                TaskWarning.Kind.STUCK,
                about.id().toString(),
                "import orders",
                runtime.clock().instant(),
                "Blocked for 31 s on a lock that \"worker-3\" holds: see what that thread does <u>there</u>.",
                Map.of("lock", "ReentrantLock@1f", "owner", "worker-3"))));
    }

    /** Many tasks below one. */
    void many(int count) throws InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        runtime.<Boolean>to().name("crawl").run(context -> {
            for (int i = 0; i < count; i++) {
                runtime.<Boolean>to().name("page " + i).parent(context.task()).run(this::linger);
            }
            made.countDown();
            return linger();
        });
        made.await();
    }

    private boolean linger() throws InterruptedException {
        leave.await();
        return true;
    }

    @Override
    public void close() {
        leave.countDown();
        console.close();
        runtime.close();
    }
}
