package dev.vivace.runtime.metering;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Sent round through the JVM's buffers, to know when all that came before it has arrived. */
@Name(RoundMark.NAME)
@Label("Round of Metering")
@Description("Tells the metering of Vivace that all events before it have arrived")
@Category("Vivace")
@StackTrace(false)
final class RoundMark extends Event {

    static final String NAME = "dev.vivace.RoundMark";

    @Label("Number")
    long number;
}
