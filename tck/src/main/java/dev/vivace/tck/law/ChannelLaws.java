package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.ChannelConfig.WhenFull;
import dev.vivace.message.TaskMessage;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Channels are bounded: law K4 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ChannelLaws extends Subject {

    @Test
    default void K4_a_full_channel_makes_the_sender_wait() throws Exception {
        Family family = Family.in(concurrent(8), ChannelConfig.DEFAULT.withCapacity(2));
        family.up(data(1));
        family.up(data(2));
        Aside third = aside(() -> family.up(data(3)));
        Meanwhile.others(this);
        assertFalse(third.isDone(), "there is no room");
        assertEquals(2, waitingAtParent(family));
        assertEquals(data(1), family.atParent().message());
        third.join();
        assertEquals(data(2), family.atParent().message());
        assertEquals(data(3), family.atParent().message());
        assertEquals(Optional.empty(), family.lookAtParent());
        assertEquals(0, droppedAtParent(family));
        family.end();
    }

    @Test
    default void K4_a_sender_that_waits_gives_its_permit_back() throws Exception {
        TestRuntime test = concurrent(1);
        AtomicInteger sent = new AtomicInteger();
        SpawningTask<Integer, TaskId> parent = test.runtime()
                .<Integer>to()
                .messages(ChannelConfig.DEFAULT.withCapacity(2))
                .run(context -> {
                    test.runtime().<Integer>to().run(child -> {
                        for (int i = 0; i < 9; i++) {
                            child.parent().send(data(i));
                            sent.incrementAndGet();
                        }
                        return 9;
                    });
                    context.sleep(Duration.ofSeconds(1));
                    int before = sent.get();
                    for (int i = 0; i < 9; i++) {
                        context.children().receive();
                    }
                    return before;
                });
        assertEquals(2, test.resultOf(parent).orElseThrow(), "sent while nobody received: the capacity");
        assertEquals(9, sent.get());
    }

    @Test
    default void K4_a_full_channel_drops_the_oldest_and_counts() throws Exception {
        Family family =
                Family.in(concurrent(8), ChannelConfig.DEFAULT.withCapacity(3).withWhenFull(WhenFull.DROP_OLDEST));
        for (int i = 1; i <= 5; i++) {
            family.up(data(i));
        }
        assertEquals(3, waitingAtParent(family));
        assertEquals(2, droppedAtParent(family));
        for (int i = 3; i <= 5; i++) {
            assertEquals(data(i), family.atParent().message());
        }
        assertEquals(Optional.empty(), family.lookAtParent());
        family.end();
    }

    @Test
    default void K4_a_full_channel_refuses() throws Exception {
        Family family =
                Family.in(concurrent(8), ChannelConfig.DEFAULT.withCapacity(1).withWhenFull(WhenFull.REJECT));
        family.up(data(1));
        AsyncTaskException refused = assertThrows(AsyncTaskException.class, () -> family.up(data(2)));
        AsyncTaskError.ResourceLimit limit = assertInstanceOf(AsyncTaskError.ResourceLimit.class, refused.error());
        assertTrue(limit.limit().contains("1"), "it tells the limit: " + limit.limit());
        assertEquals(data(1), family.atParent().message());
        family.up(data(3));
        assertEquals(data(3), family.atParent().message(), "there is room again");
        assertEquals(Optional.empty(), family.lookAtParent(), "what was refused is not there");
        family.end();
    }

    @Test
    default void K4_trying_to_send_never_waits() throws Exception {
        for (WhenFull whenFull : WhenFull.values()) {
            Family family = Family.in(
                    concurrent(8), ChannelConfig.DEFAULT.withCapacity(1).withWhenFull(whenFull));
            boolean first = family.child().does(context -> context.parent().trySend(data(1)));
            boolean second = family.child().does(context -> context.parent().trySend(data(2)));
            assertTrue(first, "there is room");
            assertEquals(whenFull == WhenFull.DROP_OLDEST, second, "there is none: " + whenFull);
            assertEquals(data(second ? 2 : 1), family.atParent().message());
            family.end();
        }
    }

    @Test
    default void K4_both_directions_are_bounded_by_themselves() throws Exception {
        Family family = Family.in(concurrent(8), ChannelConfig.DEFAULT.withCapacity(1));
        family.up(data(1));
        family.down(data(2));
        Aside up = aside(() -> family.up(data(3)));
        assertEquals(data(1), family.atParent().message());
        up.join();
        Aside down = aside(() -> family.down(data(4)));
        Meanwhile.others(this);
        assertFalse(down.isDone(), "there is no room at the child");
        assertEquals(data(2), family.atChild().message());
        down.join();
        assertEquals(data(4), family.atChild().message());
        assertEquals(data(3), family.atParent().message());
        family.end();
    }

    @Test
    default void K4_a_receiver_waits_as_long_as_it_likes() throws Exception {
        TestRuntime test = concurrent(8);
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            test.runtime().<Integer>to().run(child -> {
                child.sleep(Duration.ofSeconds(15));
                child.parent().send(data(1));
                return 1;
            });
            boolean atOnce = context.children().poll(Duration.ZERO).isPresent();
            boolean soon = context.children().poll(Duration.ofSeconds(10)).isPresent();
            long waited = seconds(test);
            boolean later = context.children().poll(Duration.ofSeconds(10)).isPresent();
            return atOnce || soon || waited != 10 || !later ? -1 : (int) seconds(test);
        });
        assertEquals(15, test.resultOf(parent).orElseThrow(), "when the message came");
    }

    @Test
    default void K4_a_channel_is_as_the_builder_said() throws Exception {
        ChannelConfig config = ChannelConfig.DEFAULT.withCapacity(7).withWhenFull(WhenFull.DROP_OLDEST);
        Family family = Family.in(concurrent(8), config);
        assertEquals(config, family.parent().does(context -> context.children().config()));
        assertEquals(config, family.child().does(context -> context.parent().config()));
        family.end();
        SpawningTask<ChannelConfig, TaskId> plain =
                runtime().<ChannelConfig>to().run(context -> context.children().config());
        assertEquals(ChannelConfig.DEFAULT, plain.await());
    }

    private static TaskMessage<Integer> data(int number) {
        return new TaskMessage.Data<>(number);
    }

    private static int waitingAtParent(Family family) throws Exception {
        return family.parent().does(context -> context.children().waiting());
    }

    private static long droppedAtParent(Family family) throws Exception {
        return family.parent().does(context -> context.children().dropped());
    }

    private static long seconds(TestRuntime test) {
        return Duration.between(TestRuntime.START, test.clock().instant()).toSeconds();
    }
}
