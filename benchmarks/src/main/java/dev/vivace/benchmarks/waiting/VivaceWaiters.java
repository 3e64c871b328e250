package dev.vivace.benchmarks.waiting;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The ways in which a task of this project waits. */
final class VivaceWaiters {

    private VivaceWaiters() {}

    private static RuntimeBuilder<@Nullable Object, TaskId> builder() {
        return RuntimeProvider.find().runtimeBuilder();
    }

    private static AsyncWork<Integer> parking(Gate gate) {
        return context -> {
            gate.park();
            return 1;
        };
    }

    /** In code that parks. */
    static Waiter parked(Lane lane) {
        var tasks = builder().build().<Integer>to().lane(lane);
        return gate -> tasks.run(parking(gate));
    }

    /** Made and not started. */
    static Waiter pending() {
        var tasks = builder().build().<Integer>to();
        return still(gate -> tasks.prepare(parking(gate)));
    }

    /** Behind the only permit. */
    static Waiter queued() throws InterruptedException {
        Runtime<@Nullable Object, TaskId> runtime = builder().maxConcurrency(1).build();
        CountDownLatch held = new CountDownLatch(1);
        SpawningTask<Integer, TaskId> first = runtime.<Integer>to().run(context -> {
            held.countDown();
            new CountDownLatch(1).await();
            return 1;
        });
        held.await();
        var tasks = runtime.<Integer>to();
        return still(gate -> first.isDone() ? first : tasks.run(parking(gate)));
    }

    /** For the second attempt, an hour after the first. */
    static Waiter retrying() {
        var tasks = builder().build().<Integer>to().retry(1, RetryStrategy.fixed(Duration.ofHours(1)));
        return new Waiter() {
            @Override
            public Object make(Gate gate) {
                var task = tasks.run(context -> {
                    gate.pass(() -> {});
                    throw new Again();
                });
                return task;
            }
        };
    }

    /** For a task of its orchestra that never ends. */
    static Waiter dependent() {
        Runtime<@Nullable Object, TaskId> runtime = builder().build();
        Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra =
                OrchestraProvider.find().open(runtime, "waiting");
        var tasks = runtime.<Integer>to();
        SpawningTask<Integer, TaskId> first = orchestra.register(tasks.prepare(context -> {
            new CountDownLatch(1).await();
            return 1;
        }));
        first.start();
        return still(gate -> {
            SpawningTask<Integer, TaskId> task = orchestra.register(tasks.prepare(parking(gate)));
            orchestra.addDependency(task.id(), first.id());
            return task.start();
        });
    }

    /** One that makes what does not run. */
    private static Waiter still(Waiter waiter) {
        return new Waiter() {
            @Override
            public Object make(Gate gate) throws Exception {
                return waiter.make(gate);
            }

            @Override
            public boolean passes() {
                return false;
            }
        };
    }

    /** Fails without a picture of the stack, which would be weighed, too. */
    private static final class Again extends Exception {
        private static final long serialVersionUID = 1;

        Again() {
            super("again", null, false, false);
        }
    }
}
