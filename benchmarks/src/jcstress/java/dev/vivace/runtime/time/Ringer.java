package dev.vivace.runtime.time;

/** The clock's threads without a clock: those who arm, and the one that looks and goes to sleep. */
final class Ringer {

    private final Newborns newborns = new Newborns();
    private final Rest rest = new Rest();

    // Both written by the one that looks; read when all is over.
    private long found;
    private long sleepsUntil = TimerWheel.NEVER;

    static Ringer asleep() {
        Ringer ringer = new Ringer();
        ringer.rest.begin(TimerWheel.NEVER);
        return ringer;
    }

    /** Arms one for a moment; true when the sleeper is woken for it. */
    boolean arm(long moment) {
        newborns.push(new Bell(moment, () -> {}));
        return rest.mustWakeFor(moment);
    }

    /** Wakes, looks, and sleeps again for ever, as far as it knows. */
    void look() {
        rest.end();
        for (int stack = 0; stack < Newborns.STACKS; stack++) {
            for (TimerWheel.Timer bell = newborns.takeAll(stack); bell != null; bell = bell.next) {
                found |= bell.atNanos;
            }
        }
        sleepsUntil = rest.begin(TimerWheel.NEVER);
    }

    /** Whether the alarm of a moment was found, or the sleep that began is not longer than that. */
    boolean knows(long moment) {
        return (found & moment) != 0 || sleepsUntil <= moment;
    }
}
