package dev.vivace.tck.decoy;

import java.util.List;

/** Runtimes that break the laws F. */
final class FailureDecoys {

    static final List<Decoy> ALL = List.of();

    private FailureDecoys() {}
}
