package dev.vivace.tck.decoy;

import java.util.List;

/** Runtimes that break the laws P. */
final class PriorityDecoys {

    static final List<Decoy> ALL = List.of();

    private PriorityDecoys() {}
}
