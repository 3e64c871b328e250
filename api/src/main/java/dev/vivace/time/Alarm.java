package dev.vivace.time;

/** Something that will happen at a moment, unless it is called off. */
@FunctionalInterface
public interface Alarm {

    /** Calls it off. The clock forgets the action at once; an alarm that has rung, or is ringing, is not affected. */
    void cancel();
}
