package dev.vivace.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * When a parent that joins its children goes on, and what becomes of the rest.
 *
 * @param kind what it waits for
 * @param quorum how many successes are enough; only meaningful for {@link Kind#QUORUM}
 * @param within how long it waits at most; what has not ended then is cancelled, and what has is the partial result
 */
public record JoinPolicy(Kind kind, int quorum, Optional<Duration> within) {

    /** What a join waits for. */
    public enum Kind {
        /** Every child succeeds; the first failure cancels the others and fails the join. */
        ALL_SUCCEED,
        /** One child succeeds; the others are cancelled. When all fail, so does the join. */
        FIRST_SUCCESS,
        /** So many children succeed; the others are cancelled. */
        QUORUM,
        /** Every child ends, one way or another; a child fails alone. */
        SUPERVISED
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public JoinPolicy {
        if (kind == Kind.QUORUM && quorum < 1) {
            throw new IllegalArgumentException("quorum must be at least 1, was " + quorum);
        }
        within.ifPresent(time -> {
            if (time.isNegative()) {
                throw new IllegalArgumentException("within must not be negative, was " + time);
            }
        });
    }

    /**
     * Every child must succeed.
     *
     * @return the policy
     */
    public static JoinPolicy allSucceed() {
        return new JoinPolicy(Kind.ALL_SUCCEED, 0, Optional.empty());
    }

    /**
     * One success is enough.
     *
     * @return the policy
     */
    public static JoinPolicy firstSuccess() {
        return new JoinPolicy(Kind.FIRST_SUCCESS, 0, Optional.empty());
    }

    /**
     * So many successes are enough.
     *
     * @param successes at least 1
     * @return the policy
     */
    public static JoinPolicy quorum(int successes) {
        return new JoinPolicy(Kind.QUORUM, successes, Optional.empty());
    }

    /**
     * Wait for all; failures stay with the child.
     *
     * @return the policy
     */
    public static JoinPolicy supervised() {
        return new JoinPolicy(Kind.SUPERVISED, 0, Optional.empty());
    }

    /**
     * A copy that waits so long at most and then takes what there is.
     *
     * @param time zero or more
     * @return the copy
     */
    public JoinPolicy until(Duration time) {
        return new JoinPolicy(kind, quorum, Optional.of(time));
    }
}
