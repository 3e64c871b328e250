package dev.vivace.tck.decoy;

import java.util.List;

/** Runtimes that break the laws T. */
final class IdentityAndTimeDecoys {

    static final List<Decoy> ALL = List.of();

    private IdentityAndTimeDecoys() {}
}
