package dev.vivace.pipelines;

import org.jspecify.annotations.Nullable;

/** Throws what another thread caught. */
final class Failures {

    private Failures() {}

    static void throwIfAny(@Nullable Throwable failure) throws Exception {
        switch (failure) {
            case null -> {}
            case Error error -> throw error;
            case Exception exception -> throw exception;
            default -> throw new IllegalStateException(failure);
        }
    }

    static void throwUnchecked(Throwable failure) {
        switch (failure) {
            case Error error -> throw error;
            case RuntimeException unchecked -> throw unchecked;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** The first failure, with a later one suppressed under it. */
    static Throwable first(@Nullable Throwable first, Throwable later) {
        if (first == null) {
            return later;
        }
        if (!first.equals(later)) {
            first.addSuppressed(later);
        }
        return first;
    }
}
