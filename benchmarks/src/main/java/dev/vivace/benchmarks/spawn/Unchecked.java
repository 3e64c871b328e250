package dev.vivace.benchmarks.spawn;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Work for libraries that want no checked exceptions. */
final class Unchecked {

    private Unchecked() {}

    static <T> Supplier<T> supplier(Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
