package dev.vivace.benchmarks.message;

import com.softwaremill.jox.Channel;
import java.util.concurrent.ArrayBlockingQueue;

/** What can be between two threads. */
final class Wires {

    private Wires() {}

    /** The JDK's bounded queue. */
    static ThreadLine.Wire queue() {
        ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(OneWay.CAPACITY);
        return new ThreadLine.Wire() {
            @Override
            public void send(Integer item) throws InterruptedException {
                queue.put(item);
            }

            @Override
            public Integer receive() throws InterruptedException {
                return queue.take();
            }
        };
    }

    /** Jox's channel. */
    static ThreadLine.Wire jox() {
        Channel<Integer> channel = Channel.newBufferedChannel(OneWay.CAPACITY);
        return new ThreadLine.Wire() {
            @Override
            public void send(Integer item) throws InterruptedException {
                channel.send(item);
            }

            @Override
            public Integer receive() throws InterruptedException {
                return channel.receive();
            }
        };
    }
}
