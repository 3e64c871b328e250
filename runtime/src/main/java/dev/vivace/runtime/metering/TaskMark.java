package dev.vivace.runtime.metering;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Says whose the events of this platform thread are, from now on, or have been, for the time of this event. */
@Name(TaskMark.NAME)
@Label("Task on a Platform Thread")
@Description("Tells the metering of Vivace which task a platform thread runs")
@Category("Vivace")
@StackTrace(false)
final class TaskMark extends Event {

    static final String NAME = "dev.vivace.TaskMark";

    @Label("Account")
    long account;

    @Label("Carrier")
    long carrier;

    @Label("Next Thread")
    long nextThread;

    @Label("Kind")
    int kind;

    /** The task begins, ends, or has started threads during the time of this event. */
    static final int BEGIN = 0;

    static final int END = 1;
    static final int STARTED_THREADS = 2;
}
