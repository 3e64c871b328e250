package dev.vivace.pipelines;

import dev.vivace.AsyncTask;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The subject of the publisher's rules: a pipeline that nobody has started yet. */
@SuppressWarnings("exports") // the kit has no module
public class PipelineAsPublisher extends FlowPublisherVerification<Long> {

    public PipelineAsPublisher() {
        super(new TestEnvironment(500, 100), 300);
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        return AsyncTask.<Long>emits()
                .sender(sources ->
                        sources.ofStream(() -> LongStream.range(0, elements).boxed()))
                .receiver(event -> event.data())
                .prepare(Collectors.counting());
    }

    /** A pipeline goes on when its subscriber has gone, so an endless one would outlive its test. */
    @Override
    public long maxElementsFromPublisher() {
        return 100_000;
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        return AsyncTask.<Long>emits()
                .sender(sources -> {
                    throw new IllegalStateException("no source");
                })
                .receiver(event -> event.data())
                .prepare(Collectors.counting());
    }
}
