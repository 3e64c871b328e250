package dev.vivace.tck.decoy;

import org.jspecify.annotations.Nullable;

/** What a broken runtime does in place of a right one. */
@FunctionalInterface
public interface Twist {

    /**
     * Does it.
     *
     * @param call the call, which may go on to the right runtime, or not
     * @return what the caller gets
     * @throws Throwable what the caller gets instead
     */
    @Nullable
    Object apply(Call call) throws Throwable;
}
