package dev.vivace.runtime.message;

import static dev.vivace.runtime.message.Some.envelope;
import static dev.vivace.runtime.message.Some.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.ChannelConfig.WhenFull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many senders, many receivers and somebody who interrupts both: each message comes out once, and nobody hangs.
 *
 * <pre>
 *   senders ──► mailbox of 1 to 4 ──► receivers
 *      ▲                                 ▲
 *      └──────── interrupter ────────────┘
 * </pre>
 */
class MailboxRoundsTest {

    private static final int ROUNDS = 150;
    private static final int MESSAGES = 120;

    private final HandClock clock = new HandClock();
    private final ParkedWaiting waiting = new ParkedWaiting(clock);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void everyMessageComesOutOnce(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            new Round(random, 1 + random.nextInt(4), 1 + random.nextInt(4)).run();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 34})
    void oneSendersMessagesKeepTheirOrder(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Round one = new Round(random, 1, 1);
            one.run();
            assertThat(one.received).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {55, 89})
    void whatIsDroppedIsCounted(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Round dropping = new Round(random, 3, 2, WhenFull.DROP_OLDEST);
            dropping.runWithDrops();
        }
    }

    private final class Round {

        final Mailbox mailbox;
        final List<Thread> threads = new ArrayList<>();
        final CountDownLatch start = new CountDownLatch(1);
        final CountDownLatch sendersDone;
        final CountDownLatch receiversDone;
        final AtomicInteger nextToSend = new AtomicInteger();
        final List<Integer> received = new ArrayList<>(); // guarded by itself
        final Random random;

        Round(Random random, int senders, int receivers) {
            this(random, senders, receivers, WhenFull.WAIT);
        }

        Round(Random random, int senders, int receivers, WhenFull whenFull) {
            this.random = random;
            this.mailbox = Mailbox.of(new ChannelConfig(1 + random.nextInt(4), whenFull, none(), 1), clock, waiting);
            this.sendersDone = new CountDownLatch(senders);
            this.receiversDone = new CountDownLatch(receivers);
            for (int i = 0; i < senders; i++) {
                threads.add(Thread.ofVirtual().unstarted(this::send));
            }
            for (int i = 0; i < receivers; i++) {
                boolean polls = random.nextBoolean();
                threads.add(Thread.ofVirtual().unstarted(() -> receive(polls)));
            }
        }

        void run() throws InterruptedException {
            finish();
            BitSet seen = new BitSet();
            received.forEach(seen::set);
            assertThat(received).hasSize(MESSAGES);
            assertThat(seen.cardinality()).isEqualTo(MESSAGES);
        }

        void runWithDrops() throws InterruptedException {
            finish();
            assertThat(received).doesNotHaveDuplicates();
            assertThat(received.size() + mailbox.dropped()).isEqualTo(MESSAGES);
        }

        private void finish() throws InterruptedException {
            threads.forEach(Thread::start);
            start.countDown();
            while (sendersDone.getCount() > 0) {
                threads.get(random.nextInt(threads.size())).interrupt();
                Thread.yield();
            }
            sendersDone.await();
            mailbox.close();
            receiversDone.await();
        }

        private void send() {
            for (int i = nextToSend.getAndIncrement(); i < MESSAGES; i = nextToSend.getAndIncrement()) {
                sendOne(i);
            }
            sendersDone.countDown();
        }

        private void sendOne(int i) {
            while (true) {
                try {
                    mailbox.put(envelope(i));
                    return;
                } catch (InterruptedException again) {
                    // an interrupted put has not sent, by its contract
                }
            }
        }

        private void receive(boolean polls) {
            while (true) {
                try {
                    int got = polls ? number(mailbox.poll(Duration.ofDays(1))) : number(mailbox.take());
                    synchronized (received) {
                        received.add(got);
                    }
                } catch (InterruptedException again) {
                    // an interrupted take has not taken, by its contract
                } catch (AsyncTaskException end) {
                    receiversDone.countDown();
                    return;
                }
            }
        }
    }

    private static Optional<Duration> none() {
        return Optional.empty();
    }
}
