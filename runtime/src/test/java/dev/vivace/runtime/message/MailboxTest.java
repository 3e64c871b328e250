package dev.vivace.runtime.message;

import static dev.vivace.runtime.message.Some.envelope;
import static dev.vivace.runtime.message.Some.errorOf;
import static dev.vivace.runtime.message.Some.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.error.AsyncTaskError.InvalidState;
import dev.vivace.error.AsyncTaskError.ResourceLimit;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.ChannelConfig.WhenFull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final ChannelConfig TWO = ChannelConfig.DEFAULT.withCapacity(2);

    private final HandClock clock = new HandClock();
    private final ParkedWaiting waiting = new ParkedWaiting(clock);

    @Test
    void givesEnvelopesInTheOrderInWhichTheyCame() throws Exception {
        Mailbox mailbox = mailbox(ChannelConfig.DEFAULT);
        for (int i = 1; i <= 3; i++) {
            mailbox.put(envelope(i));
        }

        assertThat(mailbox.size()).isEqualTo(3);
        assertThat(number(mailbox.take())).isEqualTo(1);
        assertThat(number(mailbox.poll(Duration.ZERO))).isEqualTo(2);
        assertThat(number(mailbox.poll(Duration.ofSeconds(1)))).isEqualTo(3);
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void tellsHowItBehaves() {
        assertThat(mailbox(TWO).config()).isEqualTo(TWO);
    }

    @Test
    void offersOnlyWhereThereIsRoom() {
        Mailbox mailbox = mailbox(TWO);

        assertThat(mailbox.offer(envelope(1))).isTrue();
        assertThat(mailbox.offer(envelope(2))).isTrue();
        assertThat(mailbox.offer(envelope(3))).isFalse();
        assertThat(mailbox.size()).isEqualTo(2);
    }

    @Test
    void dropsTheOldestAndCounts() throws Exception {
        Mailbox mailbox = mailbox(TWO.withWhenFull(WhenFull.DROP_OLDEST));
        for (int i = 1; i <= 4; i++) {
            mailbox.put(envelope(i));
        }
        assertThat(mailbox.offer(envelope(5))).isTrue();

        assertThat(mailbox.dropped()).isEqualTo(3);
        assertThat(mailbox.size()).isEqualTo(2);
        assertThat(number(mailbox.take())).isEqualTo(4);
    }

    @Test
    void rejectsWithTheLimitAndItsValue() throws Exception {
        Mailbox mailbox = mailbox(TWO.withWhenFull(WhenFull.REJECT));
        mailbox.put(envelope(1));
        mailbox.put(envelope(2));

        assertThat(errorOf(() -> mailbox.put(envelope(3))))
                .isEqualTo(new ResourceLimit("capacity of the channel, 2 messages"));
        assertThat(mailbox.offer(envelope(3))).isFalse();
    }

    @Test
    void sendersWaitForRoomAndNobodyOvertakesThem() throws Exception {
        Mailbox mailbox = full();
        FutureTask<Void> third = inThread(() -> put(mailbox, 3));
        waiting.untilWaiting(1);
        FutureTask<Void> fourth = inThread(() -> put(mailbox, 4));
        waiting.untilWaiting(2);

        assertThat(number(mailbox.take())).isEqualTo(1);
        third.get();
        assertThat(mailbox.offer(envelope(5))).isFalse();
        assertThat(number(mailbox.take())).isEqualTo(2);
        fourth.get();

        assertThat(number(mailbox.take())).isEqualTo(3);
        assertThat(number(mailbox.take())).isEqualTo(4);
    }

    @Test
    void receiversAreServedInTheOrderInWhichTheyCame() throws Exception {
        Mailbox mailbox = mailbox(TWO);
        FutureTask<Integer> first = inThread(() -> number(mailbox.take()));
        waiting.untilWaiting(1);
        FutureTask<Integer> second = inThread(() -> number(mailbox.poll(Duration.ofDays(1))));
        waiting.untilWaiting(2);

        mailbox.put(envelope(1));
        mailbox.put(envelope(2));

        assertThat(first.get()).isEqualTo(1);
        assertThat(second.get()).isEqualTo(2);
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void wakesOnlyThoseThatCanGoOn() throws Exception {
        Mailbox mailbox = mailbox(TWO);
        List<FutureTask<Integer>> receivers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            receivers.add(inThread(() -> number(mailbox.take())));
            waiting.untilWaiting(i);
        }

        mailbox.put(envelope(1));
        receivers.getFirst().get();
        assertThat(waiting.woken()).hasSize(1);
        mailbox.put(envelope(2));
        mailbox.put(envelope(3));
        receivers.get(2).get();
        assertThat(waiting.woken()).hasSize(3).doesNotHaveDuplicates();
        mailbox.put(envelope(4));
        mailbox.take();
        assertThat(waiting.woken()).hasSize(3);
    }

    @Test
    void pollGivesNothingWhenItsTimeIsOver() throws Exception {
        Mailbox mailbox = mailbox(TWO);
        assertThat(mailbox.poll(Duration.ZERO)).isEmpty();

        FutureTask<Boolean> late =
                inThread(() -> mailbox.poll(Duration.ofSeconds(1)).isEmpty());
        waiting.untilWaiting(1);
        clock.advance(Duration.ofMillis(999));
        waiting.untilWaiting(1);
        clock.advance(Duration.ofMillis(1));

        assertThat(late.get()).isTrue();
        mailbox.put(envelope(1));
        assertThat(number(mailbox.take())).isEqualTo(1);
    }

    @Test
    void pollTakesAnyPatience() throws Exception {
        Mailbox mailbox = mailbox(TWO);
        FutureTask<Integer> patient = inThread(() -> number(mailbox.poll(Duration.ofSeconds(Long.MAX_VALUE))));
        waiting.untilWaiting(1);
        clock.advance(Duration.ofDays(365));
        mailbox.put(envelope(1));

        assertThat(patient.get()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mailbox.poll(Duration.ofSeconds(-1)))
                .withMessage("patience must not be negative, was PT-1S");
    }

    @Test
    void closingEndsWaitingAndLaterSenders() throws Exception {
        Mailbox mailbox = full();
        FutureTask<Void> sender = inThread(() -> put(mailbox, 3));
        waiting.untilWaiting(1);

        mailbox.close();
        mailbox.close();

        assertThat(mailbox.isClosed()).isTrue();
        assertThat(errorOf(() -> outcome(sender))).isEqualTo(ENDED);
        assertThat(errorOf(() -> mailbox.put(envelope(4)))).isEqualTo(ENDED);
        assertThat(mailbox.offer(envelope(4))).isFalse();
    }

    @Test
    void receiversDrainWhatIsThereBeforeTheEnd() throws Exception {
        Mailbox mailbox = full();
        mailbox.close();

        assertThat(number(mailbox.take())).isEqualTo(1);
        assertThat(number(mailbox.poll(Duration.ZERO))).isEqualTo(2);
        assertThat(errorOf(mailbox::take)).isEqualTo(ENDED);
        assertThat(errorOf(() -> mailbox.poll(Duration.ZERO))).isEqualTo(ENDED);
        assertThat(errorOf(() -> mailbox.poll(Duration.ofDays(1)))).isEqualTo(ENDED);
    }

    @Test
    void closingEndsWaitingReceivers() throws Exception {
        Mailbox mailbox = mailbox(TWO);
        FutureTask<?> taker = inThread(mailbox::take);
        waiting.untilWaiting(1);
        FutureTask<?> poller = inThread(() -> mailbox.poll(Duration.ofDays(1)));
        waiting.untilWaiting(2);

        mailbox.close();

        assertThat(errorOf(() -> outcome(taker))).isEqualTo(ENDED);
        assertThat(errorOf(() -> outcome(poller))).isEqualTo(ENDED);
    }

    @Test
    void aSenderThatIsCancelledLeavesNothingBehind() throws Exception {
        Mailbox mailbox = full();
        Thread[] thread = new Thread[1];
        FutureTask<Void> sender = inThread(() -> {
            thread[0] = Thread.currentThread();
            return put(mailbox, 3);
        });
        waiting.untilWaiting(1);
        FutureTask<Void> next = inThread(() -> put(mailbox, 4));
        waiting.untilWaiting(2);

        waiting.cancel(thread[0]);

        assertThatExceptionOfType(TaskCancelledException.class).isThrownBy(() -> outcome(sender));
        mailbox.take();
        next.get();
        mailbox.take();
        assertThat(number(mailbox.take())).isEqualTo(4);
    }

    @Test
    void aReceiverThatIsInterruptedLeavesTheLine() throws Exception {
        Mailbox mailbox = mailbox(TWO);
        Thread[] thread = new Thread[1];
        FutureTask<?> receiver = inThread(() -> {
            thread[0] = Thread.currentThread();
            return mailbox.take();
        });
        waiting.untilWaiting(1);
        FutureTask<Integer> next = inThread(() -> number(mailbox.take()));
        waiting.untilWaiting(2);

        thread[0].interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> outcome(receiver));
        mailbox.put(envelope(1));
        assertThat(next.get()).isEqualTo(1);
    }

    @Test
    void aMessageHandedToAReceiverThatIsStoppedGoesBackToItsPlace() throws Exception {
        for (Throwable stop : stops()) {
            StoppedWaiting stopped = new StoppedWaiting(stop, waiting);
            Mailbox mailbox = Mailbox.of(TWO, clock, stopped);
            stopped.meanwhile(() -> {
                assertThat(mailbox.offer(envelope(1))).isTrue();
                assertThat(mailbox.offer(envelope(2))).isTrue();
                assertThat(mailbox.offer(envelope(3))).isTrue();
            });

            assertThatExceptionOfType(stop.getClass()).isThrownBy(mailbox::take);
            assertThat(number(mailbox.take())).isEqualTo(1);
            assertThat(number(mailbox.take())).isEqualTo(2);
            assertThat(number(mailbox.take())).isEqualTo(3);
        }
    }

    @Test
    void aMessageHandedToAReceiverThatIsStoppedGoesToTheNextOne() throws Exception {
        StoppedWaiting stopped = new StoppedWaiting(new InterruptedException(), waiting);
        Mailbox mailbox = Mailbox.of(TWO, clock, stopped);
        FutureTask<Integer> next = new FutureTask<>(() -> number(mailbox.take()));
        stopped.meanwhile(() -> {
            Thread.startVirtualThread(next);
            untilOneWaits();
            assertThat(mailbox.offer(envelope(1))).isTrue();
        });

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(mailbox::take);
        assertThat(next.get()).isEqualTo(1);
    }

    @Test
    void aSenderThatIsStoppedAfterItsEnvelopeGotInHasSent() throws Exception {
        StoppedWaiting interrupted = new StoppedWaiting(new InterruptedException(), waiting);
        Mailbox mailbox = Mailbox.of(TWO, clock, interrupted);
        fill(mailbox);
        interrupted.meanwhile(() -> takeUnchecked(mailbox));

        mailbox.put(envelope(3));

        assertThat(Thread.interrupted()).isTrue();
        mailbox.take();
        assertThat(number(mailbox.take())).isEqualTo(3);
    }

    @Test
    void aSenderThatIsCancelledAfterItsEnvelopeGotInHasSent() throws Exception {
        StoppedWaiting cancelled = new StoppedWaiting(new TaskCancelledException(CancellationLevel.GRACEFUL), waiting);
        Mailbox mailbox = Mailbox.of(TWO, clock, cancelled);
        fill(mailbox);
        cancelled.meanwhile(() -> takeUnchecked(mailbox));

        mailbox.put(envelope(3));

        mailbox.take();
        assertThat(number(mailbox.take())).isEqualTo(3);
    }

    @Test
    void aSenderThatIsStoppedWhileItWaitsHasNotSent() throws Exception {
        for (Throwable stop : stops()) {
            Mailbox mailbox = Mailbox.of(TWO, clock, new StoppedWaiting(stop, waiting));
            fill(mailbox);

            assertThatExceptionOfType(stop.getClass()).isThrownBy(() -> mailbox.put(envelope(3)));
            mailbox.take();
            mailbox.take();
            assertThat(mailbox.poll(Duration.ZERO)).isEmpty();
        }
    }

    private static final InvalidState ENDED = new InvalidState("the other side of the channel has ended");

    private static List<Throwable> stops() {
        return List.of(
                new InterruptedException(),
                new TaskCancelledException(CancellationLevel.KILL),
                new StackOverflowError("as if"));
    }

    private Mailbox mailbox(ChannelConfig config) {
        return Mailbox.of(config, clock, waiting);
    }

    private Mailbox full() throws InterruptedException {
        Mailbox mailbox = mailbox(TWO);
        fill(mailbox);
        return mailbox;
    }

    private static void fill(Mailbox mailbox) throws InterruptedException {
        mailbox.put(envelope(1));
        mailbox.put(envelope(2));
    }

    private static Void put(Mailbox mailbox, int number) throws InterruptedException {
        mailbox.put(envelope(number));
        return null;
    }

    private void untilOneWaits() {
        try {
            waiting.untilWaiting(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void takeUnchecked(Mailbox mailbox) {
        try {
            mailbox.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> FutureTask<T> inThread(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Thread.startVirtualThread(task);
        return task;
    }

    private static void outcome(FutureTask<?> task) throws Throwable {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
