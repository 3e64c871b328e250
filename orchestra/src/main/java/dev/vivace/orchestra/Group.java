package dev.vivace.orchestra;

import java.util.LinkedHashSet;
import java.util.Set;

/** A named set of tasks. Members are guarded by the engine's lock, the limit by {@link Admission}. */
final class Group {

    final String name;
    final Set<Part> members = new LinkedHashSet<>();
    final Room room = new Room();

    Group(String name) {
        this.name = name;
    }
}
