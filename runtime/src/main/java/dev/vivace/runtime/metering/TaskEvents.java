package dev.vivace.runtime.metering;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * The events of the JVM that say what tasks cost: one stream for all runtimes that ask for it, closed with the last. Events
 * arrive about a second late. Thread-safe; the handlers run on the stream's one thread.
 */
public final class TaskEvents {

    private static final Logger LOGGER = System.getLogger("dev.vivace");

    /** One sample for each so much processor time. */
    private static final Duration CPU_PERIOD = Duration.ofMillis(10);

    private static final String ALLOCATION_RATE = "1000/s";
    private static final Duration EVERY_OPERATION = Duration.ZERO;
    private static final List<String> READS = List.of("jdk.FileRead", "jdk.SocketRead");
    private static final List<String> WRITES = List.of("jdk.FileWrite", "jdk.SocketWrite");
    private static final List<String> SAMPLES =
            List.of("jdk.CPUTimeSample", "jdk.CPUTimeSamplesLost", "jdk.ObjectAllocationSample");
    private static final long NUDGE_MILLIS = 50;

    // All three are guarded by the class.
    private static @Nullable TaskEvents shared;
    private static int users;
    private static int samplers;

    private final Consumer<Runnable> aside;
    private final RecordingStream stream = new RecordingStream();
    private final Threadbook threads = new Threadbook();
    private final Rounds rounds;
    private final AtomicLong numbers = new AtomicLong();

    // Written by who asks for samples, before there are any.
    private volatile AllocationBound bound = new AllocationBound();

    // The last round in which the JVM lost events. Written by the stream's thread; read by who asks for figures.
    private volatile long lost = -1;

    private TaskEvents(Consumer<Runnable> aside) {
        this.aside = aside;
        rounds = new Rounds(aside);
        stream.setReuse(true);
        listen();
        stream.startAsync();
        rounds.flushed();
    }

    /**
     * The stream, opened if nobody has it yet. Blocks while it opens.
     *
     * @param samples whether samples of CPU time and allocation are asked for
     * @param aside runs something short on another thread
     * @return the stream; to be released
     */
    public static synchronized TaskEvents acquire(boolean samples, Consumer<Runnable> aside) {
        TaskEvents events = shared;
        if (events == null) {
            events = new TaskEvents(aside);
            shared = events;
        }
        users++;
        if (samples && samplers++ == 0) {
            events.sample();
        }
        return events;
    }

    /**
     * Gives the stream back, after a last flush; the last one closes it.
     *
     * @param samples what was said when it was acquired
     * @throws InterruptedException when the calling thread is interrupted; the stream stays open then
     */
    public void release(boolean samples) throws InterruptedException {
        flush();
        synchronized (TaskEvents.class) {
            if (samples && --samplers == 0) {
                SAMPLES.forEach(stream::disable);
            }
            if (--users > 0) {
                return;
            }
            shared = null;
        }
        stream.close();
        rounds.end();
    }

    // ---------------------------------------------------------------- what to listen to

    private void listen() {
        for (String read : READS) {
            every(read, event -> heard(event, "bytesRead", true));
        }
        for (String write : WRITES) {
            every(write, event -> heard(event, "bytesWritten", false));
        }
        quietly("jdk.ThreadStart", event -> threads.started(id(event, "thread"), id(event, "parentThread")));
        quietly("jdk.ThreadEnd", event -> threads.threadEnded(id(event, "thread")));
        quietly("jdk.DataLoss", event -> lost = rounds.present());
        quietly(TaskMark.NAME, this::marked);
        quietly(RoundMark.NAME, event -> rounds.heard(event.getLong("number")));
        stream.onEvent(
                "jdk.CPUTimeSample",
                event -> sampled(event, event.getDuration("samplingPeriod").toNanos(), 1));
        stream.onEvent(
                "jdk.CPUTimeSamplesLost", event -> sampled(event, CPU_PERIOD.toNanos(), event.getInt("lostSamples")));
        stream.onEvent("jdk.ObjectAllocationSample", this::allocated);
        stream.onFlush(this::flushed);
        stream.onError(failure -> LOGGER.log(Logger.Level.WARNING, "the metering of tasks missed an event", failure));
    }

    private void every(String name, Consumer<RecordedEvent> action) {
        stream.enable(name).withoutStackTrace().withThreshold(EVERY_OPERATION).with("throttle", "off");
        stream.onEvent(name, action);
    }

    private void quietly(String name, Consumer<RecordedEvent> action) {
        stream.enable(name).withoutStackTrace();
        stream.onEvent(name, action);
    }

    private void sample() {
        bound = new AllocationBound();
        stream.enable("jdk.CPUTimeSample").withoutStackTrace().with("throttle", CPU_PERIOD.toMillis() + "ms");
        stream.enable("jdk.CPUTimeSamplesLost");
        stream.enable("jdk.ObjectAllocationSample").withoutStackTrace().with("throttle", ALLOCATION_RATE);
        Priming.begin(aside);
    }

    // ---------------------------------------------------------------- what is heard

    private void heard(RecordedEvent event, String field, boolean read) {
        Threadbook.Owner owner = threads.owner(id(event, "eventThread"));
        if (owner != null) {
            long bytes = Math.max(0, event.getLong(field)); // negative at the end of a stream
            Costs costs = new Costs();
            costs.io(read ? bytes : 0, read ? 0 : bytes, event.getDuration().toNanos());
            owner.add(costs);
        }
    }

    private void sampled(RecordedEvent event, long nanos, int count) {
        Threadbook.Owner owner = threads.owner(id(event, "eventThread"));
        if (owner != null && owner.samples()) {
            Costs costs = new Costs();
            costs.cpu.sample(nanos * count, count);
            owner.add(costs);
        }
    }

    private void allocated(RecordedEvent event) {
        Threadbook.Owner owner = threads.owner(id(event, "eventThread"));
        long bytes = owner != null && owner.samples() ? bound.bound(event.getLong("weight")) : 0;
        if (owner != null && bytes > 0) {
            Costs costs = new Costs();
            costs.memory.sample(bytes, 1);
            owner.add(costs);
        }
    }

    private void marked(RecordedEvent event) {
        long thread = id(event, "eventThread");
        long number = event.getLong("account");
        switch (event.getInt("kind")) {
            case TaskMark.BEGIN -> threads.began(thread, number);
            case TaskMark.END -> threads.ended(thread, number);
            default -> threads.startedBy(event.getLong("carrier"), number, event.getLong("nextThread"));
        }
    }

    private void flushed() {
        rounds.flushed();
        threads.forget(rounds.confirmed());
    }

    /** The thread's id as Java has it; none has the id 0. */
    private static long id(RecordedEvent event, String field) {
        RecordedThread thread = event.getThread(field);
        return thread == null ? 0 : thread.getJavaThreadId();
    }

    // ---------------------------------------------------------------- what tasks say

    /**
     * A task begins on the calling thread.
     *
     * @param account its account
     * @param samples whether samples of CPU time and allocation count
     * @return to be given back at the end
     */
    public long begin(Account account, boolean samples) {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            threads.enter(thread.threadId(), account, samples);
            return 0;
        }
        long number = numbers.incrementAndGet();
        threads.announce(number, account);
        mark(number, TaskMark.BEGIN);
        return number;
    }

    /**
     * The task has ended on the calling thread.
     *
     * @param number what {@link #begin} gave
     */
    public void end(long number) {
        if (number == 0) {
            threads.leave(Thread.currentThread().threadId(), rounds.present());
        } else {
            mark(number, TaskMark.END);
        }
    }

    // ---------------------------------------------------------------- what carriers of virtual threads say

    void carries(long carrier, long nextThread) {
        threads.carries(carrier, nextThread);
    }

    /**
     * A virtual thread that this carrier ran may have started platform threads: they are its task's, or nobody's.
     *
     * @param carrier a platform thread
     * @param account whose slice it was
     * @param nextThread threads that were made before have smaller numbers
     */
    void startedThreads(long carrier, @Nullable Account account, long nextThread) {
        long number = 0;
        if (account != null) {
            number = numbers.incrementAndGet();
            threads.announce(number, account);
        }
        TaskMark mark = new TaskMark();
        mark.account = number;
        mark.carrier = carrier;
        mark.nextThread = nextThread;
        mark.kind = TaskMark.STARTED_THREADS;
        mark.commit();
    }

    private static void mark(long number, int kind) {
        TaskMark mark = new TaskMark();
        mark.account = number;
        mark.kind = kind;
        mark.commit();
    }

    /**
     * The present round: what is written now is heard for sure when the {@link #horizon} is beyond it.
     *
     * @return a number that grows
     */
    public long round() {
        return rounds.present();
    }

    /**
     * How far events have been heard.
     *
     * @return as of now
     */
    public Horizon horizon() {
        return new Horizon(rounds.confirmed(), lost);
    }

    /**
     * Blocks until all that was written before has been heard: some milliseconds, or up to three seconds where the JVM is
     * busy.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    public void flush() throws InterruptedException {
        long now = rounds.present();
        while (rounds.confirmed() <= now) {
            long flushes = rounds.flushes();
            FlightRecorder.getFlightRecorder().takeSnapshot().close(); // ends a chunk, and so empties all buffers
            rounds.awaitFlush(flushes, NUDGE_MILLIS);
        }
    }
}
