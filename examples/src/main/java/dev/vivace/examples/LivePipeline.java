package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.stream.ReceiverStrategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;

/** One pipeline feeds the next as a {@link Flow.Publisher}; both go only as fast as the slower. */
public final class LivePipeline {

    private LivePipeline() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(sums(1_000));
    }

    /** Squares of numbers, added up by tens. */
    static List<Integer> sums(int numbers) throws InterruptedException {
        var squares = AsyncTask.<Integer>emits()
                .name("squares")
                .sequence(sources ->
                        sources.ofStream(() -> IntStream.range(0, numbers).boxed()))
                .receiver(event -> event.data() * event.data(), ReceiverStrategy.parallel(4))
                .prepare();
        var sums = AsyncTask.<Integer>emits()
                .name("sums")
                .sender(sources -> sources.ofPublisher(squares))
                .batchReceiver(
                        events -> List.of(
                                events.stream().mapToInt(event -> event.data()).sum()),
                        ReceiverStrategy.batched(10, Duration.ofMinutes(1)))
                .prepare();
        try (Registration _ = sums.onProgress(
                Duration.ofSeconds(1),
                progress ->
                        System.out.println(progress.done() + " numbers, " + Math.round(progress.perSecond()) + "/s"))) {
            return sums.await();
        }
    }
}
