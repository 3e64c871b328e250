package dev.vivace.orchestra;

import java.util.List;
import java.util.Set;

/** Where a part is once there are limits: held back in a line, or inside. Guarded by {@link Admission}. */
final class Place {

    final Part part;

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
