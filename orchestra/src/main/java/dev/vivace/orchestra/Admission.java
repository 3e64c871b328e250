package dev.vivace.orchestra;

import dev.vivace.ConductedTask;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets ready parts start as far as the limits allow; the others wait in lines, without a thread, the more urgent first.
 * Thread-safe. As long as nobody has set a limit it takes no lock.
 *
 * <p>Parts that are in the same groups wait in one line, so that a full group holds up nobody else. A part counts until
 * its work no longer runs, even if its task has settled before.
 */
final class Admission {

    private static final Comparator<Place> URGENCY =
            Comparator.<Place>comparingInt(place -> place.rank).thenComparingLong(place -> place.turn);

    // Set by the first limit, for good.
    private volatile boolean limited;

    // All guarded by this object's monitor.
    private final Room all = new Room();
    private final Map<Set<Group>, PriorityQueue<Place>> lines = new HashMap<>();
    private long turns;

    /** Starts a part that has become ready, perhaps on the thread of the task before it, or lets it wait. */
    void enter(Part part, @Nullable ConductedTask<?, TaskId> after) {
        if (!limited) {
            part.entered = true;
            if (!limited) {
                part.task.launch(after);
                return;
            }
        }
        List<Place> admitted;
        synchronized (this) {
            Place place = place(part);
            place.rank = part.rank();
            place.turn = turns++;
            place.line = Set.copyOf(part.groups);
            if (!place.counted) {
                place.held = true;
                lines.computeIfAbsent(place.line, line -> new PriorityQueue<>(URGENCY))
                        .add(place);
                admitted = admit();
            } else {
                admitted = List.of(place); // who set the limit has counted it in
            }
        }
        launch(admitted);
    }

    private static Place place(Part part) {
        Place known = part.place;
        if (known == null) {
            known = new Place(part);
            part.place = known;
        }
        return known;
    }

    /** A part's work no longer runs, or never will. */
    void left(Part part) {
        part.left = true;
        if (!limited) {
            return;
        }
        List<Place> admitted;
        synchronized (this) {
            Place place = place(part);
            place.held = false; // its line drops it when it comes to its head
            if (place.counted) {
                place.counted = false;
                place.rooms.forEach(Room::leave);
            }
            admitted = admit();
        }
        launch(admitted);
    }

    /** The rank of a part has changed; in a line, it goes to the end of its new rank. */
    void ranked(Part part) {
        if (!limited) {
            return;
        }
        synchronized (this) {
            Place place = place(part);
            PriorityQueue<Place> line = lines.get(place.line);
            if (place.held && line != null && line.remove(place)) {
                place.rank = part.rank();
                place.turn = turns++;
                line.add(place);
            }
        }
    }

    /** Sets the limit of all, or of a group. */
    void limit(@Nullable Group group, int most, Collection<Part> parts) {
        List<Place> admitted;
        synchronized (this) {
            (group == null ? all : group.room).limit(most);
            if (!limited) {
                limited = true;
                parts.forEach(this::countIn);
            }
            admitted = admit();
        }
        launch(admitted);
    }

    /** A part that had entered before there were limits. */
    private void countIn(Part part) {
        if (part.entered && !part.left) {
            count(place(part), part.groups);
        }
    }

    /** A part has come into a group: it counts there from now on. */
    void joined(Part part, Group group) {
        if (!limited) {
            return;
        }
        synchronized (this) {
            Place place = place(part);
            if (place.counted) {
                List<Room> rooms = new ArrayList<>(place.rooms);
                rooms.add(group.room);
                place.rooms = rooms;
                group.room.enter();
            } else if (place.held) {
                PriorityQueue<Place> line = lines.get(place.line);
                if (line != null && line.remove(place)) {
                    Set<Group> groups = new HashSet<>(place.line);
                    groups.add(group);
                    place.line = Set.copyOf(groups);
                    lines.computeIfAbsent(place.line, unknown -> new PriorityQueue<>(URGENCY))
                            .add(place);
                }
            }
        }
    }

    /** How many are ready and held back. */
    synchronized int held() {
        int held = 0;
        for (PriorityQueue<Place> line : lines.values()) {
            for (Place place : line) {
                held += place.held ? 1 : 0;
            }
        }
        return held;
    }

    private void count(Place place, Collection<Group> groups) {
        List<Room> rooms = new ArrayList<>(groups.size() + 1);
        rooms.add(all);
        groups.forEach(group -> rooms.add(group.room));
        rooms.forEach(Room::enter);
        place.rooms = rooms;
        place.counted = true;
    }

    /** Takes from the lines whoever may go, the most urgent first. */
    private List<Place> admit() {
        List<Place> admitted = new ArrayList<>(1);
        for (Place next = mostUrgent(); next != null; next = mostUrgent()) {
            PriorityQueue<Place> line = lines.get(next.line);
            if (line != null) {
                line.remove();
                if (line.isEmpty()) {
                    lines.remove(next.line);
                }
            }
            next.held = false;
            next.part.entered = true;
            count(next, next.line);
            admitted.add(next);
        }
        return admitted;
    }

    private @Nullable Place mostUrgent() {
        if (!all.hasRoom()) {
            return null;
        }
        Place best = null;
        for (Map.Entry<Set<Group>, PriorityQueue<Place>> line : lines.entrySet()) {
            Place head = head(line.getValue());
            if (head != null
                    && line.getKey().stream().allMatch(group -> group.room.hasRoom())
                    && (best == null || URGENCY.compare(head, best) < 0)) {
                best = head;
            }
        }
        return best;
    }

    private static @Nullable Place head(PriorityQueue<Place> line) {
        while (!line.isEmpty() && !line.element().held) {
            line.remove();
        }
        return line.peek();
    }

    private static void launch(List<Place> admitted) {
        for (Place place : admitted) {
            place.part.task.launch(null);
        }
    }
}
