package dev.vivace.benchmarks.pipe;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.ChannelDone;
import dev.vivace.benchmarks.suite.Rival;

/** Two virtual threads and Jox's channel between them. */
final class JoxHop implements Rival {

    private final int stages;

    JoxHop(int stages) {
        this.stages = stages;
    }

    @Override
    public long run(int size) throws InterruptedException {
        Channel<Long> channel = Channel.newBufferedChannel(Items.BUFFER);
        Sum sum = new Sum();
        Thread sending = Thread.startVirtualThread(() -> send(size, channel));
        Thread receiving = Thread.startVirtualThread(() -> receive(channel, sum));
        sending.join();
        receiving.join();
        return sum.value;
    }

    private static void send(int size, Channel<Long> channel) {
        try {
            for (Long item : new Items(size)) {
                channel.send(item);
            }
            channel.done();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(Channel<Long> channel, Sum sum) {
        try {
            for (Object got = channel.receiveOrClosed();
                    !(got instanceof ChannelDone);
                    got = channel.receiveOrClosed()) {
                sum.add(Items.stages((Long) got, stages));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
