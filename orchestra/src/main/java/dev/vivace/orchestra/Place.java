package dev.vivace.orchestra;

import java.util.List;
import java.util.Set;

/**
 * Where a part is in the limits: outside, held back in a line, or inside. The volatile fields are written by whoever lets
 * it in or learns that it has left; the others are guarded by {@link Admission}.
 */
final class Place {

    final Part part;

    // Both only rise. Who writes one reads afterwards whether there are limits; who sets the first limit reads them
    // afterwards. So one of the two sees the other.
    volatile boolean entered;
    volatile boolean left;

    boolean counted;
    boolean held;
    int rank;
    long turn;
    List<Room> rooms = List.of();
    Set<Group> line = Set.of();

    Place(Part part) {
        this.part = part;
    }
}
