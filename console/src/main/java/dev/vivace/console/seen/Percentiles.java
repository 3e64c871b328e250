package dev.vivace.console.seen;

/**
 * How long tasks took that settled in the last minute, in milliseconds.
 *
 * @param p50 half of them took no longer
 * @param p95 95 of a hundred took no longer
 * @param p99 99 of a hundred took no longer
 * @param count how many there were; with none, the figures are zero and mean nothing
 */
public record Percentiles(double p50, double p95, double p99, long count) {}
