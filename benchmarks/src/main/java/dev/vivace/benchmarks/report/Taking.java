package dev.vivace.benchmarks.report;

/**
 * How and when a workload was measured: a page may be put together of several runs.
 *
 * @param mode how long
 * @param begun when, in UTC
 * @param commit of the sources
 * @param load of the machine at the start, over the last minute
 * @param neighbours the share of the processors that other programs had meanwhile; below zero where that is not known
 */
public record Taking(String mode, String begun, String commit, double load, double neighbours) {}
