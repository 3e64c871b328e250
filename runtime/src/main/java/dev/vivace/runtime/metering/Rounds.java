package dev.vivace.runtime.metering;

import java.util.function.Consumer;

/**
 * Knows which events have arrived for sure. A mark is sent as an event, and the next one when it has come back. An event
 * that was written before a mark was sent may be in a buffer that is emptied a round after the mark's; so it has arrived
 * for sure when the mark after that one has come back.
 */
final class Rounds {

    /** Everything has arrived: nothing is heard any more. */
    static final long ALL = Long.MAX_VALUE;

    private final Consumer<Runnable> aside;

    // All guarded by this object's monitor. Sent and back are numbers of marks.
    private long sent;
    private long back;
    private long confirmed = -1;
    private long flushes;

    /**
     * No mark yet.
     *
     * @param aside runs something on another thread: the one that hears events writes none
     */
    Rounds(Consumer<Runnable> aside) {
        this.aside = aside;
    }

    /** The number of the last mark that was sent: what is written now comes before the next. */
    synchronized long present() {
        return sent;
    }

    /** What was written when {@link #present} was lower has arrived. */
    synchronized long confirmed() {
        return confirmed;
    }

    synchronized long flushes() {
        return flushes;
    }

    /** A mark has come back. */
    synchronized void heard(long number) {
        back = Math.max(back, number);
    }

    /** All events of a buffer have been heard. Sends the next mark, if none is on its way. */
    synchronized void flushed() {
        flushes++;
        confirmed = Math.max(confirmed, back - 1);
        if (back == sent) {
            long next = ++sent;
            aside.accept(() -> send(next));
        }
        notifyAll();
    }

    private static void send(long number) {
        RoundMark mark = new RoundMark();
        mark.number = number;
        mark.commit();
    }

    /** Nothing more will come. */
    synchronized void end() {
        confirmed = ALL;
        flushes++;
        notifyAll();
    }

    /** Waits, a while at most, until something has been heard since. */
    @SuppressWarnings("WaitNotInLoop") // who calls looks again, and asks for another flush then
    synchronized void awaitFlush(long since, long millis) throws InterruptedException {
        if (flushes == since) {
            wait(millis);
        }
    }
}
