package dev.vivace.runtime.message;

import dev.vivace.id.TaskId;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.TaskChannel;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One end of a channel: a way out to others, and the mailbox in which their messages arrive.
 *
 * <pre>
 *   parent                                        child
 *   childrenChannel = (broadcast, own mailbox A)  parentChannel = (direct, own mailbox B)
 *        broadcast ─────────────────────────────────► B
 *        A ◄───────────────────────────────────── direct
 * </pre>
 */
public final class LinkedChannel implements TaskChannel {

    private final MessageOutlet outlet;
    private final Mailbox inlet;
    private final BooleanSupplier hopeless;

    private LinkedChannel(MessageOutlet outlet, Mailbox inlet, BooleanSupplier hopeless) {
        this.outlet = outlet;
        this.inlet = inlet;
        this.hopeless = hopeless;
    }

    /**
     * An end of a channel.
     *
     * @param outlet where messages go
     * @param inlet where messages come from
     * @param hopeless whether nobody is left who could put a message into the inlet
     * @return the end
     */
    public static LinkedChannel of(MessageOutlet outlet, Mailbox inlet, BooleanSupplier hopeless) {
        return new LinkedChannel(outlet, inlet, hopeless);
    }

    @Override
    public void send(TaskMessage<?> message) throws InterruptedException {
        outlet.send(message);
    }

    @Override
    public void send(TaskEnvelope<?, ? extends TaskId> envelope) throws InterruptedException {
        outlet.send(envelope);
    }

    @Override
    public boolean trySend(TaskMessage<?> message) {
        return outlet.trySend(message);
    }

    @Override
    public TaskEnvelope<?, ? extends TaskId> receive() throws InterruptedException {
        return inlet.take(hopeless);
    }

    @Override
    public Optional<TaskEnvelope<?, ? extends TaskId>> poll(Duration patience) throws InterruptedException {
        return inlet.poll(patience);
    }

    @Override
    public ChannelConfig config() {
        return inlet.config();
    }

    @Override
    public int waiting() {
        return inlet.size();
    }

    @Override
    public long dropped() {
        return inlet.dropped();
    }
}
