package dev.vivace.micrometer;

import dev.vivace.AsyncTask;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that may become tags: so many, first come first served, or a fixed set. Every other name is {@link #OTHER},
 * so that a program that makes names of numbers cannot flood a registry. Thread-safe.
 */
final class BoundedNames {

    /** What tasks are called whose name is one too many. */
    static final String OTHER = "other";

    /** What tasks are called that have no name. */
    static final String UNNAMED = "unnamed";

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final int limit;

    private BoundedNames(int limit) {
        this.limit = limit;
    }

    static BoundedNames firstCome(int limit) {
        return new BoundedNames(limit);
    }

    static BoundedNames only(Set<String> names) {
        BoundedNames bounded = new BoundedNames(0);
        bounded.known.addAll(names);
        return bounded;
    }

    String of(AsyncTask<?, ?> task) {
        return task.name().map(this::bounded).orElse(UNNAMED);
    }

    private String bounded(String name) {
        return known.contains(name) || added(name) ? name : OTHER;
    }

    /** Two threads may race for the last places; a lock is taken only while there are any. */
    private boolean added(String name) {
        if (known.size() >= limit) {
            return false;
        }
        synchronized (known) {
            return known.contains(name) || (known.size() < limit && known.add(name));
        }
    }
}
