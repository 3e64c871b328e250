package dev.vivace.benchmarks;

import io.reactivex.rxjava3.core.Flowable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.flow.FlowKt;
import reactor.core.publisher.Flux;

/** The contenders from libraries. */
final class HopLibraries {

    private HopLibraries() {}

    static long reactor() {
        HopWork.Sum sum = new HopWork.Sum();
        Flux.fromIterable(HopWork.SOURCE)
                .publishOn(reactor.core.scheduler.Schedulers.parallel(), HopWork.BUFFER)
                .map(HopWork::map)
                .filter(HopWork::test)
                .doOnNext(sum::add)
                .blockLast();
        return sum.checked();
    }

    /** The receiving thread pulls from the source itself, so nothing crosses a hop: here for comparison. */
    static long rxJavaFused() {
        return rxJava(Flowable.fromIterable(HopWork.SOURCE));
    }

    static long rxJavaHidden() {
        return rxJava(Flowable.fromIterable(HopWork.SOURCE).hide());
    }

    private static long rxJava(Flowable<Long> source) {
        HopWork.Sum sum = new HopWork.Sum();
        source.observeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation(), false, HopWork.BUFFER)
                .map(HopWork::map)
                .filter(HopWork::test)
                .doOnNext(sum::add)
                .ignoreElements()
                .blockingAwait();
        return sum.checked();
    }

    static long kotlin() throws InterruptedException {
        HopWork.Sum sum = new HopWork.Sum();
        var items = FlowKt.flowOn(
                FlowKt.buffer(FlowKt.asFlow(HopWork.SOURCE), HopWork.BUFFER, BufferOverflow.SUSPEND),
                Dispatchers.getDefault());
        Object done = BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, end) -> items.collect(
                        (item, next) -> {
                            Long mapped = HopWork.map(item);
                            if (HopWork.test(mapped)) {
                                sum.add(mapped);
                            }
                            return Unit.INSTANCE;
                        },
                        end));
        if (done != Unit.INSTANCE) {
            throw new IllegalStateException("the flow gave " + done);
        }
        return sum.checked();
    }

    static long submissionPublisher() throws InterruptedException {
        Summing end = new Summing();
        try (var publisher = new SubmissionPublisher<Long>(ForkJoinPool.commonPool(), HopWork.BUFFER)) {
            publisher.subscribe(end);
            for (Long item : HopWork.SOURCE) {
                publisher.submit(item);
            }
        }
        return end.await();
    }

    /** The end of a publisher. */
    private static final class Summing implements Flow.Subscriber<Long> {

        private final HopWork.Sum sum = new HopWork.Sum();
        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Long item) {
            Long mapped = HopWork.map(item);
            if (HopWork.test(mapped)) {
                sum.add(mapped);
            }
        }

        @Override
        public void onError(Throwable thrown) {
            done.countDown();
        }

        @Override
        public void onComplete() {
            done.countDown();
        }

        long await() throws InterruptedException {
            done.await();
            return sum.checked();
        }
    }
}
