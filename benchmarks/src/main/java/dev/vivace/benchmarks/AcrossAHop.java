package dev.vivace.benchmarks;

import dev.vivace.AsyncTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast do items cross from one thread to another? Million items a second.
 *
 * <p>Compared: a pipeline with the ways of other libraries, and with loops over a queue. Decided: the hop shows items in
 * batches, as the batched loop does, but nobody has to wait for a batch to fill.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(HopWork.ITEMS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseG1GC", "-Xms3g", "-Xmx3g"})
public class AcrossAHop {

    /** A pipeline as anybody writes it. */
    @Benchmark
    public Object vivace() throws InterruptedException {
        return AsyncTask.<Long>emits()
                .buffer(HopWork.BUFFER)
                .sender(sources -> sources.of(HopWork.SOURCE))
                .receiver(event -> stages(event.data()))
                .await(HopWork.collector());
    }

    private static @Nullable Long stages(Long item) {
        Long mapped = HopWork.map(item);
        return HopWork.test(mapped) ? mapped : null;
    }

    /** Reactor's way to another thread. */
    @Benchmark
    public long reactorPublishOn() {
        return HopLibraries.reactor();
    }

    /** RxJava, which leaves the hop out when it can: the receiving thread pulls from the source. */
    @Benchmark
    public long rxJavaFused() {
        return HopLibraries.rxJavaFused();
    }

    /** RxJava with a hop. */
    @Benchmark
    public long rxJavaObserveOn() {
        return HopLibraries.rxJavaHidden();
    }

    /** A flow of Kotlin, with its sender on another dispatcher. */
    @Benchmark
    public long kotlinFlow() throws InterruptedException {
        return HopLibraries.kotlin();
    }

    /** A channel of Jox between two virtual threads. */
    @Benchmark
    public long joxChannel() throws InterruptedException {
        return HopLoops.jox();
    }

    /** The JDK's own publisher. */
    @Benchmark
    public long submissionPublisher() throws InterruptedException {
        return HopLibraries.submissionPublisher();
    }

    /** Two virtual threads and a queue. */
    @Benchmark
    public long queueOneByOne() throws InterruptedException {
        return HopLoops.oneByOne();
    }

    /** Two virtual threads and a queue of arrays of 512. */
    @Benchmark
    public long queueInBatches() throws InterruptedException {
        return HopLoops.inBatches();
    }
}
