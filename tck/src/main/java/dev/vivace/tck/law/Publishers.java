package dev.vivace.tck.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Publishers and subscribers of the kit's own. */
final class Publishers {

    private Publishers() {}

    /** Gives 1, 2, 3, ... on the thread that asks, as many as are asked for. */
    static Flow.Publisher<Integer> endless(LongConsumer asked) {
        return counting(Integer.MAX_VALUE, asked, () -> {});
    }

    /** Gives the numbers up to a count on the thread that asks, and then completes. */
    static Flow.Publisher<Integer> counting(int count, LongConsumer asked, Runnable cancelled) {
        return subscriber -> subscriber.onSubscribe(new Counting(subscriber, count, asked, cancelled));
    }

    /** Fails after so many items. */
    static Flow.Publisher<Integer> failing(int count, Throwable failure) {
        return subscriber -> subscriber.onSubscribe(new Counting(subscriber, count, n -> {}, () -> {}) {
            @Override
            void end() {
                subscriber.onError(failure);
            }
        });
    }

    private static class Counting implements Flow.Subscription {

        private final Flow.Subscriber<? super Integer> subscriber;
        private final int count;
        private final LongConsumer asked;
        private final Runnable cancelled;

        // Guarded by this object's monitor.
        private long wanted;
        private int given;
        private boolean giving;
        private boolean over;

        Counting(Flow.Subscriber<? super Integer> subscriber, int count, LongConsumer asked, Runnable cancelled) {
            this.subscriber = subscriber;
            this.count = count;
            this.asked = asked;
            this.cancelled = cancelled;
        }

        void end() {
            subscriber.onComplete();
        }

        @Override
        public void request(long n) {
            asked.accept(n);
            synchronized (this) {
                wanted = wanted + n < 0 ? Long.MAX_VALUE : wanted + n;
                if (giving) {
                    return;
                }
                giving = true;
            }
            give();
        }

        private void give() {
            while (true) {
                int next;
                synchronized (this) {
                    if (over || (wanted == 0 && given < count)) {
                        giving = false;
                        return;
                    }
                    if (given == count) {
                        over = true;
                        next = 0;
                    } else {
                        next = ++given;
                        wanted--;
                    }
                }
                if (next == 0) {
                    end();
                } else {
                    subscriber.onNext(next);
                }
            }
        }

        @Override
        public void cancel() {
            synchronized (this) {
                over = true;
            }
            cancelled.run();
        }
    }

    /** Keeps what it gets, and asks for as much as it is told to. Thread-safe. */
    static class Kept implements Flow.Subscriber<Integer> {

        private final long first;
        private final List<Integer> items = Collections.synchronizedList(new ArrayList<>());
        private final List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger ends = new AtomicInteger();
        private final AtomicInteger afterEnd = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);

        /** Written when it is subscribed, read by the test. */
        private volatile Flow.@Nullable Subscription subscription;

        Kept(long first) {
            this.first = first;
        }

        void ask(long n) {
            Flow.Subscription known = subscription;
            if (known == null) {
                throw new AssertionError("onSubscribe was not called");
            }
            known.request(n);
        }

        void cancel() {
            Flow.Subscription known = subscription;
            if (known == null) {
                throw new AssertionError("onSubscribe was not called");
            }
            known.cancel();
        }

        List<Integer> items() {
            synchronized (items) {
                return List.copyOf(items);
            }
        }

        Optional<Throwable> error() {
            return errors.stream().findFirst();
        }

        /** How often it was told of the end, well or not. */
        int ends() {
            return ends.get();
        }

        int afterEnd() {
            return afterEnd.get();
        }

        void awaitEnd() throws InterruptedException {
            ended.await();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (first > 0) {
                given.request(first);
            }
        }

        @Override
        public void onNext(Integer item) {
            if (ends.get() > 0) {
                afterEnd.incrementAndGet();
            }
            items.add(item);
        }

        @Override
        public void onError(Throwable error) {
            errors.add(error);
            end();
        }

        @Override
        public void onComplete() {
            end();
        }

        private void end() {
            ends.incrementAndGet();
            ended.countDown();
        }
    }
}
