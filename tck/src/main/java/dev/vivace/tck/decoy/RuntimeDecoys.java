package dev.vivace.tck.decoy;

import java.util.List;

/** Runtimes that break the laws R. */
final class RuntimeDecoys {

    static final List<Decoy> ALL = List.of();

    private RuntimeDecoys() {}
}
