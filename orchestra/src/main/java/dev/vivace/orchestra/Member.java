package dev.vivace.orchestra;

import dev.vivace.orchestra.graph.Vertex;

/**
 * A part that has ended, with its dependencies at that moment: the links of a part go when the orchestra forgets it.
 *
 * @param part who
 * @param dependencies what its dependencies were, perhaps more beyond the count
 * @param count how many
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Member(Part part, Vertex[] dependencies, int count) {

    /** A part as it is now. Called under the engine's lock. */
    static Member of(Part part) {
        return new Member(part, part.dependencies().items(), part.dependencies().size());
    }
}
