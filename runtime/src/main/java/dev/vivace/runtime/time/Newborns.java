package dev.vivace.runtime.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that nobody has sorted yet: stacks to which any thread pushes without a lock, and which the clock's thread takes
 * as a whole. Most alarms are called off while they are here, and are never sorted.
 */
final class Newborns {

    /** How many may lie on one stack before they should be taken. */
    static final int MANY = 4_096;

    /** How many stacks there are, so that threads that arm at once seldom meet. A power of two. */
    static final int STACKS = 16;

    // Each stack's top is on a cache line of its own.
    private static final int SPREAD = 16;

    private static final VarHandle TOP = MethodHandles.arrayElementVarHandle(Bell[].class);

    // Changed through TOP only: by those who push, and by who takes all.
    private final @Nullable Bell[] tops = new Bell[STACKS * SPREAD];

    /** Adds one; true when there are many now. All that this thread wrote before is seen by who takes it. */
    boolean push(Bell bell) {
        int stack = ((int) Thread.currentThread().threadId() & (STACKS - 1)) * SPREAD;
        for (; ; ) {
            Bell top = (Bell) TOP.getVolatile(tops, stack);
            bell.next = top;
            bell.below = top == null ? 0 : top.below + 1;
            if (TOP.compareAndSet(tops, stack, top, bell)) {
                return bell.below >= MANY;
            }
        }
    }

    /** Takes all of one stack, the youngest first. */
    @Nullable
    Bell takeAll(int stack) {
        return TOP.getVolatile(tops, stack * SPREAD) == null ? null : (Bell) TOP.getAndSet(tops, stack * SPREAD, null);
    }
}
