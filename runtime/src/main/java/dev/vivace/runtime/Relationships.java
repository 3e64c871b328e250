package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.TaskRelationships;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.TaskChannel;
import dev.vivace.message.TaskMessageBuilder;
import dev.vivace.runtime.message.Address;
import dev.vivace.runtime.message.BroadcastOutlet;
import dev.vivace.runtime.message.DirectOutlet;
import dev.vivace.runtime.message.Envelopes;
import dev.vivace.runtime.message.LinkedChannel;
import dev.vivace.runtime.message.Mailbox;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task's relatives, and the channels to them. Each task has two mailboxes: one its parent fills, one its children. */
record Relationships<T extends @Nullable Object, I extends TaskId>(VirtualTask<T, I> task)
        implements TaskRelationships<T, I> {

    @Override
    public Optional<AsyncTask<?, I>> parent() {
        return Optional.ofNullable(task.parent).map(Relationships::view);
    }

    @Override
    public List<AsyncTask<?, I>> children() {
        return task.liveChildren().stream()
                .<AsyncTask<?, I>>map(Relationships::view)
                .toList();
    }

    @Override
    public TaskChannel parentChannel() {
        TaskEngine parent = task.parent;
        if (parent == null) {
            throw new AsyncTaskException(
                    new AsyncTaskError.InvalidState("task " + task.path() + " is a root and has no parent channel"));
        }
        return LinkedChannel.of(
                DirectOutlet.of(envelopes(), Relationships.<I>view(parent).id(), () -> fromChildren(parent)),
                fromParent(task),
                () -> false);
    }

    @Override
    public TaskChannel childrenChannel() {
        return LinkedChannel.of(
                BroadcastOutlet.of(envelopes(), this::childAddresses), fromChildren(task), this::hasNoLiveChild);
    }

    @Override
    public MessageOutlet channelTo(I child) {
        return childAddresses().stream()
                .filter(address -> address.id().equals(child))
                .findFirst()
                .map(address -> DirectOutlet.of(envelopes(), address.id(), address::mailbox))
                .orElseThrow(() -> new AsyncTaskException(new AsyncTaskError.InvalidState(
                        "task " + task.path() + " has no live child with id " + child)));
    }

    @Override
    public TaskMessageBuilder<Void, I> message() {
        return envelopes().builder();
    }

    private boolean hasNoLiveChild() {
        Scope children = task.scopeIfAny();
        return children == null || children.isEmpty();
    }

    private List<Address<I>> childAddresses() {
        return task.liveChildren().stream()
                .map(child -> new Address<>(Relationships.<I>view(child).id(), fromParent(child)))
                .toList();
    }

    private Envelopes<I> envelopes() {
        return Envelopes.of(
                task.id(),
                () -> {
                    task.showLife();
                    return task.extras().nextSequence();
                },
                () -> task.runtime.instant(task.runtime.now()));
    }

    private static Mailbox fromParent(TaskEngine task) {
        TaskEngine parent = task.parent;
        boolean over = task.isTerminal() || (parent != null && parent.isBodyOver());
        return closedIf(over, task.extras().fromParent(() -> mailbox(task)));
    }

    private static Mailbox fromChildren(TaskEngine task) {
        boolean over = task.isTerminal() || task.isBodyOver();
        return closedIf(over, task.extras().fromChildren(() -> mailbox(task)));
    }

    private static Mailbox mailbox(TaskEngine task) {
        return Mailbox.of(task.spec.messages(), task.runtime.clock(), task.runtime.waits());
    }

    private static Mailbox closedIf(boolean over, Mailbox mailbox) {
        if (over) {
            mailbox.close();
        }
        return mailbox;
    }

    /** Ends the channels between a task whose work has ended and its children: nobody will read or send there again. */
    static void workEnded(TaskEngine task) {
        close(task.extras().fromChildrenIfAny());
        for (TaskEngine child : task.liveChildren()) {
            Extras extras = child.extrasIfAny();
            close(extras == null ? null : extras.fromParentIfAny());
        }
    }

    private static void close(@Nullable Mailbox mailbox) {
        if (mailbox != null) {
            mailbox.close();
        }
    }

    /** Lets a parent that waits for a message see that no child is left to send one. */
    static void childGone(TaskEngine parent) {
        Extras extras = parent.extrasIfAny();
        Mailbox mailbox = extras == null ? null : extras.fromChildrenIfAny();
        if (mailbox != null) {
            mailbox.senderGone();
        }
    }

    @SuppressWarnings("unchecked") // relatives share a runtime, and so the kind of id
    private static <J extends TaskId> AsyncTask<?, J> view(TaskEngine engine) {
        return (AsyncTask<?, J>) engine.view();
    }
}
