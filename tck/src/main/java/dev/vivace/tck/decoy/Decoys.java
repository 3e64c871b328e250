package dev.vivace.tck.decoy;

import java.util.List;
import java.util.stream.Stream;

/** All broken runtimes. */
public final class Decoys {

    private Decoys() {}

    /**
     * Every decoy, family by family.
     *
     * @return at least one for each law that the kit tests
     */
    public static List<Decoy> all() {
        return Stream.of(
                        IdentityAndTimeDecoys.ALL,
                        StatusDecoys.ALL,
                        CancellationDecoys.ALL,
                        FailureDecoys.ALL,
                        StructureDecoys.ALL,
                        PriorityDecoys.ALL,
                        MeteringDecoys.ALL,
                        RuntimeDecoys.ALL,
                        StreamDecoys.ALL,
                        StreamTaskDecoys.ALL,
                        OrchestraDecoys.ALL,
                        OrchestraTaskDecoys.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
