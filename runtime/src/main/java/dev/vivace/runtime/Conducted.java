package dev.vivace.runtime;

import dev.vivace.Conductor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** What a task knows that is in the hands of an orchestrator; see {@link Conducting}. */
final class Conducted {

    private static final VarHandle ENDS;

    static {
        try {
            ENDS = MethodHandles.lookup().findVarHandle(Conducted.class, "ends", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Conductor conductor;

    // The halves of the end that have come, through ENDS.
    private volatile int ends;

    // Both written and read by the task's thread, which is compared with the first by others.
    private @Nullable Thread finisher;
    private @Nullable TaskEngine successor;

    Conducted(Conductor conductor) {
        this.conductor = conductor;
    }

    Conductor conductor() {
        return conductor;
    }

    /** Notes a half of the end; true when it was the last one missing. */
    boolean addEnd(int half) {
        int before = (int) ENDS.getAndBitwiseOr(this, half);
        int both = Conducting.SETTLED | Conducting.WORK_OVER;
        return before != both && (before | half) == both;
    }

    /** The work has ended on this thread: from now on another task may follow here. */
    void finishes() {
        finisher = Thread.currentThread();
    }

    /** Whether another task may follow, and none does yet. */
    boolean isFree() {
        return finisher == Thread.currentThread() && successor == null;
    }

    void follow(TaskEngine next) {
        successor = next;
    }

    /** What follows on this thread; null for nothing, and when the task is not at its end here. */
    @Nullable
    TaskEngine takeSuccessor() {
        if (finisher != Thread.currentThread()) {
            return null;
        }
        TaskEngine next = successor;
        successor = null;
        finisher = null;
        return next;
    }
}
