package dev.vivace.tck.decoy;

import java.util.List;

/** Runtimes that break the laws C. */
final class CancellationDecoys {

    static final List<Decoy> ALL = List.of();

    private CancellationDecoys() {}
}
