package dev.vivace.runtime.message;

import static dev.vivace.runtime.message.Some.CHILD;
import static dev.vivace.runtime.message.Some.OTHER_CHILD;
import static dev.vivace.runtime.message.Some.PARENT;
import static dev.vivace.runtime.message.Some.errorOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vivace.error.AsyncTaskError.InvalidState;
import dev.vivace.error.AsyncTaskError.ResourceLimit;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.SequentialTaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.ChannelConfig.WhenFull;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * A parent with two children, linked as a runtime links them.
 *
 * <pre>
 *   parent.children ──broadcast──► first.parent, second.parent
 *   parent.children ◄───────────── first.parent, second.parent
 * </pre>
 */
class LinkedChannelTest {

    private static final ChannelConfig ONE = ChannelConfig.DEFAULT.withCapacity(1);
    private static final TaskMessage<String> HELLO = new TaskMessage.Data<>("hello");

    private final HandClock clock = new HandClock();
    private final ParkedWaiting waiting = new ParkedWaiting(clock);
    private final Mailbox ofParent = mailbox(ChannelConfig.DEFAULT);
    private final Mailbox ofFirst = mailbox(ONE);
    private final Mailbox ofSecond = mailbox(ONE);
    private final List<Address<SequentialTaskId>> live =
            new ArrayList<>(List.of(new Address<>(CHILD, ofFirst), new Address<>(OTHER_CHILD, ofSecond)));

    private final Envelopes<SequentialTaskId> fromParent = Some.envelopes(PARENT);
    private final Envelopes<SequentialTaskId> fromFirst = Some.envelopes(CHILD);
    private final LinkedChannel parent =
            LinkedChannel.of(BroadcastOutlet.of(fromParent, () -> List.copyOf(live)), ofParent, () -> false);
    private final LinkedChannel first = child(fromFirst, ofFirst);
    private final LinkedChannel second = child(Some.envelopes(OTHER_CHILD), ofSecond);

    @Test
    void aChildsMessageReachesTheParentWithItsSender() throws Exception {
        first.send(HELLO);
        first.send(new TaskMessage.Completed<>());

        assertThat(parent.waiting()).isEqualTo(2);
        assertThat(parent.receive()).isEqualTo(new TaskEnvelope<>(CHILD, PARENT, 1, HandClock.START, HELLO));
        assertThat(parent.receive().sequence()).isEqualTo(2);
        assertThat(parent.poll(Duration.ZERO)).isEmpty();
        assertThat(parent.config()).isEqualTo(ChannelConfig.DEFAULT);
    }

    @Test
    void aBroadcastReachesEachChildInAnEnvelopeOfItsOwn() throws Exception {
        parent.send(HELLO);

        assertThat(first.receive()).isEqualTo(new TaskEnvelope<>(PARENT, CHILD, 1, HandClock.START, HELLO));
        assertThat(second.receive()).isEqualTo(new TaskEnvelope<>(PARENT, OTHER_CHILD, 2, HandClock.START, HELLO));
    }

    @Test
    void aBroadcastLeavesOutWhoHasEnded() throws Exception {
        ofFirst.close();
        parent.send(HELLO);
        assertThat(second.receive().message()).isEqualTo(HELLO);

        assertThat(parent.trySend(HELLO)).isTrue();
        ofSecond.close();
        parent.send(HELLO);
        assertThat(parent.trySend(HELLO)).isTrue();
    }

    @Test
    void aBroadcastDoesNotWaitForAChildThatEndsMeanwhile() throws Exception {
        parent.send(HELLO);
        FutureTask<Boolean> broadcast = broadcast();
        waiting.untilWaiting(1);
        ofFirst.close();
        waiting.untilWaiting(1);
        second.receive();

        assertThat(broadcast.get()).isTrue();
        assertThat(second.receive().message()).isEqualTo(HELLO);
    }

    @Test
    void aChildThatEndsWhileItsEnvelopeIsMadeDoesNotCountAsFull() {
        Envelopes<SequentialTaskId> envelopes = Envelopes.of(
                PARENT,
                () -> {
                    ofFirst.close();
                    return 1;
                },
                clock::instant);

        assertThat(BroadcastOutlet.of(envelopes, () -> List.copyOf(live)).trySend(HELLO))
                .isTrue();
        assertThat(second.waiting()).isEqualTo(1);
    }

    @Test
    void aFullChildDoesNotHoldUpTheOthers() throws Exception {
        parent.send(HELLO);
        second.receive();
        FutureTask<Boolean> broadcast = broadcast();
        waiting.untilWaiting(1);

        assertThat(second.receive().message()).isEqualTo(HELLO);
        first.receive();
        assertThat(broadcast.get()).isTrue();
        assertThat(first.receive().message()).isEqualTo(HELLO);
    }

    @Test
    void aChildThatRejectsDoesNotKeepTheMessageFromTheOthers() throws Exception {
        Mailbox rejecting = mailbox(ONE.withWhenFull(WhenFull.REJECT));
        live.addFirst(new Address<>(new SequentialTaskId("test", 4), rejecting));
        live.addFirst(new Address<>(new SequentialTaskId("test", 5), rejecting));
        rejecting.put(Some.envelope(1));

        AsyncTaskException refusal = catchThrowableOfType(AsyncTaskException.class, () -> parent.send(HELLO));

        assertThat(refusal.error()).isInstanceOf(ResourceLimit.class);
        assertThat(refusal.getSuppressed()).hasSize(1);
        assertThat(first.waiting()).isEqualTo(1);
        assertThat(second.waiting()).isEqualTo(1);
        assertThat(parent.trySend(HELLO)).isFalse();
    }

    @Test
    void anEnvelopeGoesToTheChildItNames() throws Exception {
        parent.send(fromParent.builder().to(OTHER_CHILD).message(HELLO).build());

        assertThat(first.waiting()).isZero();
        assertThat(second.receive().message()).isEqualTo(HELLO);
        assertThat(errorOf(() -> parent.send(fromParent.envelope(PARENT, HELLO))))
                .isEqualTo(
                        new InvalidState("task test:1 is not among the live tasks at the other side of the channel"));
    }

    @Test
    void anEnvelopeOfSomebodyElseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parent.send(fromFirst.envelope(OTHER_CHILD, HELLO)))
                .withMessage("envelope must be from test:1, was from test:2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.send(fromParent.envelope(PARENT, HELLO)))
                .withMessage("envelope must be from test:2, was from test:1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.send(fromFirst.envelope(OTHER_CHILD, HELLO)))
                .withMessage("envelope must be to test:1, was to test:3");
    }

    @Test
    void theWayToOneChildLeadsToThatChildOnly() throws Exception {
        DirectOutlet<SequentialTaskId> outlet = DirectOutlet.of(fromParent, CHILD, () -> ofFirst);

        assertThat(outlet.trySend(new TaskMessage.CancelRequest<>(CancellationLevel.GRACEFUL)))
                .isTrue();
        assertThat(outlet.trySend(HELLO)).isFalse();
        assertThat(second.waiting()).isZero();
        assertThat(first.receive().to()).isEqualTo(CHILD);
        outlet.send(fromParent.envelope(CHILD, HELLO));
        assertThat(first.receive().message()).isEqualTo(HELLO);
    }

    @Test
    void whoSendsToATaskThatHasEndedIsTold() {
        ofParent.close();

        assertThat(errorOf(() -> first.send(HELLO))).isInstanceOf(InvalidState.class);
        assertThat(first.trySend(HELLO)).isFalse();
    }

    @Test
    void tellsWhatWasDroppedAtItsEnd() throws Exception {
        Mailbox dropping = mailbox(ONE.withWhenFull(WhenFull.DROP_OLDEST));
        LinkedChannel end = child(fromFirst, dropping);
        dropping.put(Some.envelope(1));
        dropping.put(Some.envelope(2));

        assertThat(end.dropped()).isEqualTo(1);
        assertThat(end.config().whenFull()).isEqualTo(WhenFull.DROP_OLDEST);
    }

    private FutureTask<Boolean> broadcast() {
        FutureTask<Boolean> broadcast = new FutureTask<>(() -> {
            parent.send(HELLO);
            return true;
        });
        Thread.startVirtualThread(broadcast);
        return broadcast;
    }

    private LinkedChannel child(Envelopes<SequentialTaskId> envelopes, Mailbox own) {
        return LinkedChannel.of(DirectOutlet.of(envelopes, PARENT, () -> ofParent), own, () -> false);
    }

    private Mailbox mailbox(ChannelConfig config) {
        return Mailbox.of(config, clock, waiting);
    }
}
