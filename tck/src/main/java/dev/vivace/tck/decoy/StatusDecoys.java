package dev.vivace.tck.decoy;

import java.util.List;

/** Runtimes that break the laws S. */
final class StatusDecoys {

    static final List<Decoy> ALL = List.of();

    private StatusDecoys() {}
}
