package dev.vivace.pipelines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts results back into the order of their items. It holds no more than the desk's window. */
final class SourceOrder {

    private final boolean on;
    private final Map<Long, Desk.Done> early = new HashMap<>();
    private long next = 1;

    SourceOrder(boolean on) {
        this.on = on;
    }

    /** What can go on now. */
    List<Desk.Done> after(List<Desk.Done> done) {
        if (!on) {
            return done;
        }
        done.forEach(one -> early.put(one.id(), one));
        List<Desk.Done> ready = new ArrayList<>(done.size());
        for (Desk.Done one = early.remove(next); one != null; one = early.remove(next)) {
            ready.add(one);
            next++;
        }
        return ready;
    }
}
