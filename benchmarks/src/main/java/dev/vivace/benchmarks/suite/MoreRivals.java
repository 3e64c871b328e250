package dev.vivace.benchmarks.suite;

import java.util.Map;
import java.util.function.Supplier;

/** Rivals from another module, found through {@link java.util.ServiceLoader}. */
public interface MoreRivals {

    /**
     * What it adds to a workload.
     *
     * @param workload its name
     * @return rivals by name
     */
    Map<String, Supplier<Rival>> of(String workload);
}
