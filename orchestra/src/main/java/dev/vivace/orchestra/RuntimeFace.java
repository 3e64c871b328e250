package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncTaskBuilder;
import dev.vivace.ConductedTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.ShutdownReport;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskDump;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.message.KeyRing;
import dev.vivace.message.PayloadCipher;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.RateLimiter;
import dev.vivace.time.TaskClock;
import dev.vivace.watch.Adviser;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The orchestra as a runtime: another runtime, whose tasks are children of the orchestra's own task. */
abstract class RuntimeFace extends TaskFace implements Runtime<@Nullable Object, TaskId> {

    final Engine engine;
    private final Closing closing;

    RuntimeFace(Engine engine) {
        this.engine = engine;
        closing = new Closing(engine);
    }

    Engine engine() {
        return engine;
    }

    Closing closing() {
        return closing;
    }

    private Runtime<@Nullable Object, TaskId> under() {
        return engine.runtime();
    }

    /** The orchestra's task, begun so that it can have children. */
    private AsyncTask<?, TaskId> begunTask() {
        if (engine.isClosed()) {
            throw new AsyncTaskException(new AsyncTaskError.Rejected(
                    "orchestra \"" + engine.name() + "\" is closed and takes no more tasks"));
        }
        Performance now = engine.performances().now();
        engine.performances().begin(now);
        return now.task();
    }

    @Override
    public AsyncTaskBuilder builder() {
        return under().builder().parent(begunTask());
    }

    @Override
    public <R extends @Nullable Object> SpawningTaskBuilder<R, AsyncTaskException, TaskId> to() {
        return under().<R>to().parent(begunTask());
    }

    @Override
    public <R extends @Nullable Object> ConductedTask<R, TaskId> conducted(AsyncTask<R, TaskId> task) {
        return under().conducted(task);
    }

    // ---------------------------------------------------------------- counting and looking

    @Override
    public long activeCount() {
        return Family.of(seen()).count();
    }

    @Override
    public long queuedCount() {
        return Family.of(seen()).queued();
    }

    @Override
    public List<AsyncTask<?, TaskId>> abandoned() {
        return Family.of(seen()).abandoned(under());
    }

    @Override
    public TaskDump dump() {
        return under().conducted(seen()).dump();
    }

    @Override
    public RuntimeSnapshot snapshot() {
        return under().conducted(seen()).snapshot();
    }

    @Override
    public Optional<AsyncTask<?, TaskId>> find(String id) {
        return under().find(id).filter(task -> Family.isBelow(task, seen()));
    }

    @Override
    public Registration listen(RuntimeListener listener) {
        return under().listen(listener);
    }

    @Override
    public void warn(AsyncTask<?, TaskId> task, TaskWarning warning) {
        under().warn(task, warning);
    }

    @Override
    public Registration advise(Adviser adviser) {
        return under().advise(adviser);
    }

    @Override
    public List<TaskWarning> warnings() {
        return under().warnings();
    }

    @Override
    public void awaitQuiet() throws InterruptedException {
        under().awaitQuiet();
    }

    @Override
    public void flushMetering() throws InterruptedException {
        under().flushMetering();
    }

    // ---------------------------------------------------------------- ending

    @Override
    public boolean isRunning() {
        return !engine.isClosed() && under().isRunning();
    }

    @Override
    public ShutdownReport shutdown(Duration patience) throws InterruptedException {
        if (Checks.notNull("patience", patience).isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, was " + patience);
        }
        return closing.shutdown(patience);
    }

    @Override
    public void close() {
        closing.close();
    }

    @Override
    public ExecutorService asExecutor() {
        return new ExecutorFace(this);
    }

    // ---------------------------------------------------------------- what the runtime below has

    @Override
    public TaskClock clock() {
        return under().clock();
    }

    @Override
    public CircuitBreaker circuitBreaker(BreakerConfig config) {
        return under().circuitBreaker(config);
    }

    @Override
    public RateLimiter rateLimiter(String name, int calls, Duration per) {
        return under().rateLimiter(name, calls, per);
    }

    @Override
    public Bulkhead bulkhead(String name, int limit, Duration patience) {
        return under().bulkhead(name, limit, patience);
    }

    @Override
    public PayloadCipher cipher(KeyRing keys) {
        return under().cipher(keys);
    }
}
