package dev.vivace.runtime.metering;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Knows whose the events of a thread are. A virtual thread that runs a task is that task's for good. A platform thread
 * says, with marks among its events, which task it runs; and a thread that it starts meanwhile is that task's, too.
 */
final class Threadbook {

    /** Whose a thread is. The thread that hears events changes it when it learns more. */
    static final class Owner {
        private @Nullable Account account;

        // What was heard before it was known who started the thread.
        private @Nullable Costs waiting;

        private final boolean samples;

        private Owner(@Nullable Account account, boolean samples) {
            this.account = account;
            this.samples = samples;
        }

        /** Whether samples of its CPU time and allocation count: not where counters are read. */
        boolean samples() {
            return samples;
        }

        void add(Costs costs) {
            if (account != null) {
                account.add(costs);
            } else {
                if (waiting == null) {
                    waiting = new Costs();
                }
                waiting.add(costs);
            }
        }

        void becomes(@Nullable Account found) {
            account = found;
            if (found != null && waiting != null) {
                found.add(waiting);
                waiting = null;
            }
        }
    }

    private record Gone(long thread, long round) {}

    // Virtual threads are added by themselves; all else is done by the thread that hears events.
    private final Map<Long, Owner> owners = new ConcurrentHashMap<>();

    // Accounts on their way in a mark, by the number in it. Added by the platform thread, before it writes the mark.
    private final Map<Long, Account> marked = new ConcurrentHashMap<>();

    // Carriers of virtual threads. Added and taken out by themselves.
    private final Map<Long, CarrierBook> carriers = new ConcurrentHashMap<>();

    // Virtual threads that have ended; what they wrote last may not have arrived yet.
    private final Queue<Gone> gone = new ConcurrentLinkedQueue<>();

    @Nullable
    Owner owner(long thread) {
        return owners.get(thread);
    }

    // ---------------------------------------------------------------- virtual threads

    void enter(long thread, Account account, boolean samples) {
        owners.put(thread, new Owner(account, samples));
    }

    void leave(long thread, long round) {
        gone.add(new Gone(thread, round));
    }

    /** Forgets the threads whose events have all arrived. */
    void forget(long confirmed) {
        for (Gone next = gone.peek(); next != null && next.round < confirmed; next = gone.peek()) {
            owners.remove(next.thread);
            gone.remove();
        }
    }

    // ---------------------------------------------------------------- platform threads

    void announce(long number, Account account) {
        marked.put(number, account);
    }

    void began(long thread, long number) {
        Account account = marked.get(number);
        if (account != null) {
            owners.put(thread, new Owner(account, false));
        }
    }

    void ended(long thread, long number) {
        marked.remove(number);
        owners.remove(thread);
    }

    /** A platform thread was started by another, or by a virtual thread that this one carried. */
    void started(long thread, long by) {
        Owner parent = owners.get(by);
        CarrierBook carrier = carriers.get(by);
        if (carrier != null) {
            Owner unknown = new Owner(null, false);
            owners.put(thread, unknown);
            carrier.started(thread, unknown);
        } else if (parent != null) {
            owners.put(thread, parent);
        }
    }

    /** This thread carries virtual threads, and will say when one of them has started others. */
    void carries(long carrier, long nextThread) {
        carriers.put(carrier, new CarrierBook(nextThread));
    }

    /** What was started on this carrier, up to this number, was started by this account's task. */
    void startedBy(long carrier, long number, long nextThread) {
        Account account = marked.remove(number);
        CarrierBook book = carriers.get(carrier);
        if (book != null) {
            book.startedBy(account, nextThread);
        }
    }

    void threadEnded(long thread) {
        owners.remove(thread);
        carriers.remove(thread);
    }
}
