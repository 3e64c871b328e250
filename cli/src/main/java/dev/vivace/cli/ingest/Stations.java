package dev.vivace.cli.ingest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Minimum, maximum and mean by station. Used by one thread at a time. */
final class Stations {

    private final Map<String, Sums> sums = new HashMap<>();

    private static final class Sums {
        private long count;
        private int min = Integer.MAX_VALUE;
        private int max = Integer.MIN_VALUE;
        private long sum;
    }

    static Stations of(List<Station> known) {
        Stations stations = new Stations();
        for (Station station : known) {
            Sums one = stations.sums.computeIfAbsent(station.name(), name -> new Sums());
            one.count = station.count();
            one.min = station.min();
            one.max = station.max();
            one.sum = station.sum();
        }
        return stations;
    }

    void add(String station, int tenths) {
        Sums one = sums.get(station);
        if (one == null) {
            one = new Sums();
            sums.put(station, one);
        }
        one.count++;
        one.min = Math.min(one.min, tenths);
        one.max = Math.max(one.max, tenths);
        one.sum += tenths;
    }

    /** A copy, by name. */
    List<Station> list() {
        return sums.entrySet().stream()
                .map(entry -> station(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Station::name))
                .toList();
    }

    private static Station station(String name, Sums sums) {
        return new Station(name, sums.count, sums.min, sums.max, sums.sum);
    }
}
