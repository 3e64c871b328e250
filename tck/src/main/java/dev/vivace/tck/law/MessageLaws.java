package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.EncryptedPayload;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import dev.vivace.message.TaskMessageBuilder;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What parents and children say to each other: law K4 of the contract; see {@link ChannelLaws} too. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface MessageLaws extends Subject {

    @Test
    default void K4_every_kind_of_message_passes_in_both_directions() throws Exception {
        TestRuntime test = concurrent(8);
        Family family = Family.in(test, ChannelConfig.DEFAULT);
        long sequence = 0;
        for (TaskMessage<?> message : messages()) {
            sequence++;
            Instant sentAt = test.clock().instant();
            family.up(message);
            family.down(message);
            test.clock().advance(Duration.ofSeconds(1));
            TaskEnvelope<?, ?> up = family.atParent();
            TaskId child = family.childTask().id();
            TaskId parent = family.parentTask().id();
            assertEquals(new TaskEnvelope<>(child, parent, sequence, sentAt, message), up);
            TaskEnvelope<?, ?> down = family.atChild();
            assertEquals(new TaskEnvelope<>(parent, child, sequence, sentAt, message), down);
        }
        family.end();
    }

    @Test
    default void K4_messages_come_in_the_order_in_which_they_went() throws Exception {
        TestRuntime test = concurrent(1);
        int many = 500;
        SpawningTask<List<Object>, TaskId> parent = test.runtime()
                .<List<Object>>to()
                .messages(ChannelConfig.DEFAULT.withCapacity(3))
                .run(context -> {
                    test.runtime().<Integer>to().run(child -> {
                        for (int i = 0; i < many; i++) {
                            child.parent().send(new TaskMessage.Data<>(i));
                        }
                        return many;
                    });
                    List<Object> received = new ArrayList<>();
                    while (received.size() < many) {
                        received.add(dataOf(context.children().receive()));
                    }
                    return received;
                });
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            expected.add(i);
        }
        assertEquals(expected, test.resultOf(parent).orElseThrow());
    }

    @Test
    default void K4_a_message_reaches_all_children_or_exactly_one() throws Exception {
        TestRuntime test = concurrent(8);
        Family family = Family.in(test, ChannelConfig.DEFAULT);
        Puppet second = new Puppet();
        SpawningTask<Integer, TaskId> sibling =
                family.parent().does(context -> test.runtime().<Integer>to().run(second));
        second.awaitBegin();
        family.down(new TaskMessage.Data<>("to all"));
        family.parent().acts(context -> channelTo(family, sibling.id()).send(new TaskMessage.Data<>("to one")));
        assertEquals("to all", dataOf(family.atChild()));
        assertEquals("to all", dataOf(second.does(context -> context.parent().receive())));
        TaskEnvelope<?, ?> one = second.does(context -> context.parent().receive());
        assertEquals("to one", dataOf(one));
        assertEquals(sibling.id(), one.to());
        boolean more = family.child()
                .does(context -> context.parent().poll(Duration.ZERO).isPresent());
        assertEquals(false, more, "the other child got nothing more");
        second.ends(1);
        family.end();
    }

    @Test
    default void K4_the_parent_is_told_who_speaks() throws Exception {
        TestRuntime test = concurrent(8);
        Family family = Family.in(test, ChannelConfig.DEFAULT);
        Puppet second = new Puppet();
        SpawningTask<Integer, TaskId> sibling =
                family.parent().does(context -> test.runtime().<Integer>to().run(second));
        second.acts(context -> context.parent().send(new TaskMessage.Data<>("from the second")));
        family.up(new TaskMessage.Data<>("from the first"));
        second.acts(context -> context.parent().send(new TaskMessage.Data<>("from the second again")));
        List<TaskEnvelope<?, ?>> received = List.of(family.atParent(), family.atParent(), family.atParent());
        assertEquals(
                List.of(sibling.id(), family.childTask().id(), sibling.id()),
                received.stream().map(envelope -> envelope.from()).toList());
        assertEquals(
                List.of(1L, 1L, 2L),
                received.stream().map(TaskEnvelope::sequence).toList(),
                "each counts its own");
        second.ends(1);
        family.end();
    }

    @Test
    default void K4_an_envelope_of_ones_own_passes_as_it_is() throws Exception {
        TestRuntime test = concurrent(8);
        Family family = Family.in(test, ChannelConfig.DEFAULT);
        TaskId child = family.childTask().id();
        TaskId parent = family.parentTask().id();
        TaskEnvelope<String, TaskId> sent = family.childTask()
                .relationships()
                .message()
                .to(parent)
                .data("by hand")
                .build();
        assertEquals(new TaskEnvelope<>(child, parent, 1, TestRuntime.START, new TaskMessage.Data<>("by hand")), sent);
        family.child().acts(context -> context.parent().send(sent));
        assertEquals(sent, family.atParent());
        TaskMessageBuilder<Void, TaskId> empty =
                family.childTask().relationships().message();
        assertThrows(IllegalStateException.class, () -> empty.to(parent).build(), "without a message");
        assertThrows(IllegalStateException.class, () -> empty.data("x").build(), "without a receiver");
        family.end();
    }

    @Test
    default void K4_what_was_sent_outlives_the_sender() throws Exception {
        TestRuntime test = concurrent(8);
        Family family = Family.in(test, ChannelConfig.DEFAULT);
        family.up(new TaskMessage.Data<>("last words"));
        family.up(new TaskMessage.Completed<>());
        family.child().ends(1);
        family.childTask().await();
        assertEquals("last words", dataOf(family.atParent()));
        assertEquals(new TaskMessage.Completed<>(), family.atParent().message());
        family.end();
    }

    @Test
    default void K4_nobody_can_be_reached_who_is_not_there() throws Exception {
        TestRuntime test = concurrent(8);
        Family family = Family.in(test, ChannelConfig.DEFAULT);
        AsyncTaskException root =
                assertThrows(AsyncTaskException.class, () -> family.parent().acts(context -> context.parent()));
        assertInstanceOf(AsyncTaskError.InvalidState.class, root.error(), "a root has no parent");
        AsyncTaskException stranger = assertThrows(
                AsyncTaskException.class,
                () -> channelTo(family, family.parentTask().id()));
        assertInstanceOf(AsyncTaskError.InvalidState.class, stranger.error(), "not a child");
        MessageOutlet outlet = channelTo(family, family.childTask().id());
        family.child().ends(1);
        family.childTask().await();
        AsyncTaskException late = assertThrows(
                AsyncTaskException.class,
                () -> family.parent().acts(context -> outlet.send(new TaskMessage.Data<>("too late"))));
        assertInstanceOf(AsyncTaskError.InvalidState.class, late.error(), "the child has ended");
        boolean sent = family.parent().does(context -> outlet.trySend(new TaskMessage.Data<>("too late")));
        assertEquals(false, sent, "the child has ended");
        AsyncTaskException gone = assertThrows(
                AsyncTaskException.class,
                () -> channelTo(family, family.childTask().id()));
        assertInstanceOf(AsyncTaskError.InvalidState.class, gone.error(), "no live child");
        family.end();
    }

    @Test
    default void K4_a_parent_without_children_waits_for_no_message() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<List<Object>, TaskId> parent = test.runtime()
                .<List<Object>>to()
                .run(context -> {
                    for (int i = 0; i < 3; i++) {
                        int number = i;
                        test.runtime().<Integer>to().run(child -> {
                            child.sleep(Duration.ofSeconds(number));
                            child.parent().send(new TaskMessage.Data<>(number));
                            return number;
                        });
                    }
                    List<Object> received = new ArrayList<>();
                    try {
                        while (true) {
                            received.add(dataOf(context.children().receive()));
                        }
                    } catch (AsyncTaskException e) {
                        assertInstanceOf(
                                AsyncTaskError.InvalidState.class, e.error(), "nobody is left who could send one");
                    }
                    return received;
                });
        assertEquals(List.<Object>of(0, 1, 2), test.resultOf(parent).orElseThrow());
    }

    private static MessageOutlet channelTo(Family family, TaskId child) {
        return family.parentTask().relationships().channelTo(child);
    }

    private static Object dataOf(TaskEnvelope<?, ?> envelope) {
        return envelope.message() instanceof TaskMessage.Data<?>(Object payload)
                ? payload
                : "instead of data: " + envelope.message();
    }

    private static List<TaskMessage<?>> messages() {
        List<TaskMessage<?>> all = List.of(
                new TaskMessage.Data<>("data"),
                new TaskMessage.Data<>(List.of(1, 2, 3)),
                new TaskMessage.Status<>(TaskStatus.RUNNING),
                new TaskMessage.Error<>(new AsyncTaskError.InvalidData("as intended")),
                new TaskMessage.CancelRequest<>(CancellationLevel.GRACEFUL),
                new TaskMessage.CancelAcknowledged<>(CancellationLevel.GRACEFUL),
                new TaskMessage.Completed<>(),
                new TaskMessage.Heartbeat<>(),
                new TaskMessage.Custom<>("progress", 42),
                new TaskMessage.Encrypted<>(EncryptedPayload.of(1, 2, 3, new byte[12], new byte[20])));
        Set<Class<?>> kinds = all.stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(TaskMessage.class.getPermittedSubclasses()), kinds, "one of each kind");
        return all;
    }
}
