package dev.vivace.cli.ingest;

/**
 * What is known of one station, in tenths of a degree.
 *
 * @param name its name
 * @param count how many readings
 * @param min the coldest
 * @param max the warmest
 * @param sum of all
 */
record Station(String name, long count, int min, int max, long sum) {

    /** In degrees. */
    double mean() {
        return sum / 10.0 / count;
    }
}
