package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;

/** The JDK's publisher. */
final class PublisherHop implements Rival {

    private final int stages;

    PublisherHop(int stages) {
        this.stages = stages;
    }

    @Override
    public long run(int size) throws Exception {
        Sum sum = new Sum();
        CompletableFuture<Void> end;
        try (var publisher = new SubmissionPublisher<Long>(ForkJoinPool.commonPool(), Items.BUFFER)) {
            end = publisher.consume(item -> sum.add(Items.stages(item, stages)));
            for (Long item : new Items(size)) {
                publisher.submit(item);
            }
        }
        end.get();
        return sum.value;
    }
}
