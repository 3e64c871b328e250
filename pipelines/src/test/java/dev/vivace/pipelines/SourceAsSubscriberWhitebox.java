package dev.vivace.pipelines;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.SubscriberPuppet;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberWhiteboxVerification;

/** The subject of the subscriber's rules, with a probe on everything that it hears. */
@SuppressWarnings("exports") // the kit has no module
public class SourceAsSubscriberWhitebox extends FlowSubscriberWhiteboxVerification<Long> {

    public SourceAsSubscriberWhitebox() {
        super(new TestEnvironment(500, 100));
    }

    @Override
    protected Flow.Subscriber<Long> createFlowSubscriber(WhiteboxSubscriberProbe<Long> probe) {
        SubscribedReader<Long> reader = new SubscribedReader<>(16);
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                boolean first = !reader.isSubscribed();
                reader.onSubscribe(subscription);
                if (first) {
                    probe.registerOnSubscribe(new Puppet(subscription));
                }
            }

            @Override
            public void onNext(Long item) {
                reader.onNext(item);
                probe.registerOnNext(item);
            }

            @Override
            public void onError(Throwable thrown) {
                reader.onError(thrown);
                probe.registerOnError(thrown);
            }

            @Override
            public void onComplete() {
                reader.onComplete();
                probe.registerOnComplete();
            }
        };
    }

    private record Puppet(Flow.Subscription subscription) implements SubscriberPuppet {
        @Override
        public void triggerRequest(long elements) {
            subscription.request(elements);
        }

        @Override
        public void signalCancel() {
            subscription.cancel();
        }
    }

    @Override
    public Long createElement(int element) {
        return (long) element;
    }
}
