package dev.vivace.benchmarks;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.lang.ref.Reference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The kinds of waiting that {@link MemoryPerTask} weighs. One per JVM: nothing is cleaned up. */
@SuppressWarnings("FutureReturnValueIgnored") // the handles are kept, as objects
enum WaitingKind {
    BARE_THREAD_PARKED {
        @Override
        IntFunction<Object> maker() {
            return i -> Thread.startVirtualThread(WaitingKind::parkForever);
        }
    },
    TASK_PREPARED(false) {
        @Override
        IntFunction<Object> maker() {
            SpawningTaskBuilder<Object, AsyncTaskException, TaskId> builder =
                    Runtimes.open().to();
            return i -> builder.prepare(PARKING);
        }
    },
    TASK_QUEUED(false) {
        @Override
        IntFunction<Object> maker() {
            Runtime<@Nullable Object, TaskId> runtime =
                    Runtimes.builder().maxConcurrency(1).build();
            CountDownLatch holdsThePermit = new CountDownLatch(1);
            runtime.to().run(context -> {
                holdsThePermit.countDown();
                parkForever();
                return "done";
            });
            awaitUninterrupted(holdsThePermit);
            SpawningTaskBuilder<Object, AsyncTaskException, TaskId> builder = runtime.to();
            return i -> builder.run(PARKING);
        }
    },
    TASK_PARKED {
        @Override
        IntFunction<Object> maker() {
            return running(Lane.FRESH);
        }
    },
    TASK_PARKED_ON_SHARED_LANE {
        @Override
        IntFunction<Object> maker() {
            return running(Lane.SHARED);
        }
    },
    CHILD_PARKED {
        @Override
        IntFunction<Object> maker() {
            Runtime<@Nullable Object, TaskId> runtime = Runtimes.open();
            SpawningTaskBuilder<Object, AsyncTaskException, TaskId> builder = runtime.to()
                    .parent(runtime.to().run(context -> {
                        parkForever();
                        return "done";
                    }));
            return i -> builder.run(PARKING);
        }
    };

    private static final int WARM_UP_ROUNDS = 20;
    private static final int WARM_UP_COUNT = 10_000;

    private static final AtomicInteger PARKED = new AtomicInteger();

    // Written by the main thread before and after the warm-up; read by all.
    private static volatile boolean warming;

    // Filled in the warm-up, so that its threads can end.
    private static final Queue<Thread> TO_WAKE = new ConcurrentLinkedQueue<>();

    private static final AsyncWork<Object> PARKING = context -> {
        parkForever();
        return "done";
    };

    private final boolean parks;

    WaitingKind() {
        this(true);
    }

    WaitingKind(boolean parks) {
        this.parks = parks;
    }

    /** Makes the i-th that waits. */
    abstract IntFunction<Object> maker();

    private static IntFunction<Object> running(Lane lane) {
        SpawningTaskBuilder<Object, AsyncTaskException, TaskId> builder =
                Runtimes.open().to().lane(lane);
        return i -> builder.run(PARKING);
    }

    private static void parkForever() {
        PARKED.incrementAndGet();
        if (warming) {
            TO_WAKE.add(Thread.currentThread());
        }
        do {
            LockSupport.park();
        } while (!warming);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes some, lets them all come to their waiting, and weighs them. */
    double bytesEach(int count) {
        IntFunction<Object> maker = maker();
        if (parks) {
            warmUp(maker);
        }
        Object[] handles = new Object[count];
        long before = usedHeap();
        try {
            make(maker, handles);
            return (double) (usedHeap() - before) / count;
        } finally {
            Reference.reachabilityFence(handles);
        }
    }

    /** A parked thread keeps its frames on the heap, and compiled ones are much smaller. */
    private void warmUp(IntFunction<Object> maker) {
        warming = true;
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            make(maker, new Object[WARM_UP_COUNT]);
            for (Thread thread = TO_WAKE.poll(); thread != null; thread = TO_WAKE.poll()) {
                LockSupport.unpark(thread);
            }
        }
        warming = false;
    }

    private void make(IntFunction<Object> maker, Object[] handles) {
        int target = PARKED.get() + (parks ? handles.length : 0);
        for (int i = 0; i < handles.length; i++) {
            handles[i] = maker.apply(i);
        }
        while (PARKED.get() < target) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long usedHeap() {
        java.lang.Runtime jvm = java.lang.Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return jvm.totalMemory() - jvm.freeMemory();
    }
}
