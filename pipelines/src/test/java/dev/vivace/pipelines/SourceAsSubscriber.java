package dev.vivace.pipelines;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** The subject of the subscriber's rules, seen from outside. */
@SuppressWarnings("exports") // the kit has no module
public class SourceAsSubscriber extends FlowSubscriberBlackboxVerification<Long> {

    public SourceAsSubscriber() {
        super(new TestEnvironment(500, 100));
    }

    @Override
    public Flow.Subscriber<Long> createFlowSubscriber() {
        return new SubscribedReader<>(16);
    }

    @Override
    public Long createElement(int element) {
        return (long) element;
    }
}
