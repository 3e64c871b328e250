package dev.vivace.benchmarks.file;

import java.util.HashMap;
import java.util.Map;

/** Of each station how many temperatures there were, their sum, the lowest and the highest. Used by one thread. */
final class Stations {

    private static final int ODD = 31;

    private final Map<String, Station> stations = new HashMap<>();

    /** One station. */
    static final class Station {
        private long count;
        private long sum;
        private int low = Integer.MAX_VALUE;
        private int high = Integer.MIN_VALUE;

        void add(int tenths) {
            count++;
            sum += tenths;
            low = Math.min(low, tenths);
            high = Math.max(high, tenths);
        }

        void add(Station other) {
            count += other.count;
            sum += other.sum;
            low = Math.min(low, other.low);
            high = Math.max(high, other.high);
        }

        private long answer() {
            return ((count * ODD + sum) * ODD + low) * ODD + high;
        }
    }

    Station of(String name) {
        return stations.computeIfAbsent(name, ignored -> new Station());
    }

    void add(String name, int tenths) {
        of(name).add(tenths);
    }

    /** Reads a line as it is in the file. */
    void addLine(String line) {
        int end = line.indexOf(';');
        int tenths = 0;
        boolean below = line.charAt(end + 1) == '-';
        for (int i = below ? end + 2 : end + 1; i < line.length(); i++) {
            if (line.charAt(i) != '.') {
                tenths = tenths * 10 + line.charAt(i) - '0';
            }
        }
        add(line.substring(0, end), below ? -tenths : tenths);
    }

    Stations addAll(Stations others) {
        others.stations.forEach((name, station) -> of(name).add(station));
        return this;
    }

    /** One number that another result would hardly give. */
    long answer() {
        return stations.entrySet().stream()
                .mapToLong(entry -> entry.getKey().hashCode() * entry.getValue().answer())
                .sum();
    }
}
