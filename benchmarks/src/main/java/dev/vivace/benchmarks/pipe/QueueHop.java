package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;

/** The yardstick: two virtual threads and a queue of arrays between them, written by hand. */
final class QueueHop implements Rival {

    private static final Long END = Long.MIN_VALUE;

    private final int stages;
    private final int batch;

    QueueHop(int stages, int batch) {
        this.stages = stages;
        this.batch = batch;
    }

    @Override
    public long run(int size) throws InterruptedException {
        ArrayBlockingQueue<Long[]> queue = new ArrayBlockingQueue<>(Items.BUFFER / batch);
        Sum sum = new Sum();
        Thread sending = Thread.startVirtualThread(() -> send(new Items(size).iterator(), queue));
        Thread receiving = Thread.startVirtualThread(() -> receive(queue, sum));
        sending.join();
        receiving.join();
        return sum.value;
    }

    private void send(Iterator<Long> items, ArrayBlockingQueue<Long[]> queue) {
        try {
            while (items.hasNext()) {
                Long[] filled = new Long[batch];
                for (int i = 0; i < batch; i++) {
                    filled[i] = items.hasNext() ? items.next() : END;
                }
                queue.put(filled);
            }
            queue.put(new Long[0]);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(ArrayBlockingQueue<Long[]> queue, Sum sum) {
        try {
            for (Long[] filled = queue.take(); filled.length > 0; filled = queue.take()) {
                for (int i = 0; i < filled.length && !filled[i].equals(END); i++) {
                    sum.add(Items.stages(filled[i], stages));
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
