package dev.vivace.benchmarks;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.ChannelDone;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;

/** The contenders that are loops written by hand over a queue; the sender is a virtual thread, and so is the receiver. */
final class HopLoops {

    private static final int BATCH = 512;
    private static final Long END = Long.MIN_VALUE;

    private HopLoops() {}

    /** Code that may be interrupted. */
    private interface Loop {
        void run() throws Exception;
    }

    static long oneByOne() throws InterruptedException {
        ArrayBlockingQueue<Long> queue = new ArrayBlockingQueue<>(HopWork.BUFFER);
        HopWork.Sum sum = new HopWork.Sum();
        both(
                () -> {
                    for (Long item : HopWork.SOURCE) {
                        queue.put(item);
                    }
                    queue.put(END);
                },
                () -> {
                    for (Long item = queue.take(); !END.equals(item); item = queue.take()) {
                        stages(item, sum);
                    }
                });
        return sum.checked();
    }

    static long inBatches() throws InterruptedException {
        ArrayBlockingQueue<Long[]> queue = new ArrayBlockingQueue<>(HopWork.BUFFER / BATCH);
        HopWork.Sum sum = new HopWork.Sum();
        both(
                () -> {
                    Iterator<Long> items = HopWork.SOURCE.iterator();
                    while (items.hasNext()) {
                        queue.put(next(items));
                    }
                    queue.put(new Long[0]);
                },
                () -> {
                    for (Long[] batch = queue.take(); batch.length > 0; batch = queue.take()) {
                        for (int i = 0; i < batch.length && batch[i] != null; i++) {
                            stages(batch[i], sum);
                        }
                    }
                });
        return sum.checked();
    }

    private static Long[] next(Iterator<Long> items) {
        Long[] batch = new Long[BATCH];
        for (int i = 0; i < BATCH && items.hasNext(); i++) {
            batch[i] = items.next();
        }
        return batch;
    }

    static long jox() throws InterruptedException {
        Channel<Long> channel = Channel.newBufferedChannel(HopWork.BUFFER);
        HopWork.Sum sum = new HopWork.Sum();
        both(
                () -> {
                    for (Long item : HopWork.SOURCE) {
                        channel.send(item);
                    }
                    channel.done();
                },
                () -> {
                    for (Object got = channel.receiveOrClosed();
                            !(got instanceof ChannelDone);
                            got = channel.receiveOrClosed()) {
                        stages((Long) got, sum);
                    }
                });
        return sum.checked();
    }

    private static void stages(Long item, HopWork.Sum sum) {
        Long mapped = HopWork.map(item);
        if (HopWork.test(mapped)) {
            sum.add(mapped);
        }
    }

    private static void both(Loop sender, Loop receiver) throws InterruptedException {
        Thread sending = Thread.startVirtualThread(() -> run(sender));
        Thread receiving = Thread.startVirtualThread(() -> run(receiver));
        sending.join();
        receiving.join();
    }

    private static void run(Loop loop) {
        try {
            loop.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
