package dev.vivace.benchmarks.report;

import java.util.List;

/**
 * All that a run of the suite has seen, as it is kept as JSON.
 *
 * @param mode how long it measured
 * @param started when, in UTC
 * @param minutes how long the whole run took
 * @param machine on what
 * @param outcomes of each workload
 */
public record Results(String mode, String started, double minutes, Machine machine, List<Outcome> outcomes) {}
