package dev.vivace.priority;

/** Anything that can be ranked against other work. An enum of your own may implement it. */
@FunctionalInterface
public interface RankableByPriority {

    /** The highest number a rank may have. */
    int LOWEST_RANK = 15;

    /**
     * The rank: lower goes first.
     *
     * @return 0 (most urgent) to {@link #LOWEST_RANK}; a runtime refuses others
     */
    int rank();
}
