package dev.vivace.message;

/** One task's end of the bounded two-way channel between a parent and its children. */
public interface TaskChannel extends MessageOutlet, MessageInlet {

    /**
     * How this channel behaves.
     *
     * @return its configuration
     */
    ChannelConfig config();

    /**
     * How many messages wait to be received at this end.
     *
     * @return zero or more
     */
    int waiting();

    /**
     * How many messages to this end were dropped because it was full.
     *
     * @return zero or more
     */
    long dropped();
}
