package dev.vivace.benchmarks.report;

import java.util.List;

/**
 * All that was seen on one machine, as it is kept as JSON.
 *
 * @param machine on what
 * @param outcomes of each workload
 */
public record Results(Machine machine, List<Outcome> outcomes) {}
