package dev.vivace.tck.law;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Tells whether a failure was kept: is there, or is a cause of what is there, or was suppressed under it. */
final class Kept {

    private Kept() {}

    /** Whether an exception is in another, itself included. */
    static boolean in(Throwable whole, Throwable part) {
        return holds(List.of(whole), part);
    }

    /** Whether an exception is in one of several. */
    static boolean holds(Collection<? extends Throwable> whole, Throwable part) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(whole);
        while (!open.isEmpty()) {
            Throwable next = open.pop();
            if (seen.add(next)) {
                if (next.getCause() != null) {
                    open.push(next.getCause());
                }
                open.addAll(List.of(next.getSuppressed()));
            }
        }
        return seen.contains(part);
    }
}
