package dev.vivace.tck.decoy;

import java.util.List;

/** Runtimes that break the laws K. */
final class StructureDecoys {

    static final List<Decoy> ALL = List.of();

    private StructureDecoys() {}
}
