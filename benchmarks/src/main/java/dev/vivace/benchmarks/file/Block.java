package dev.vivace.benchmarks.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some whole lines of a file, as bytes, and how they are read. All rivals that read blocks use this. */
final class Block {

    private static final int SLOTS = 4_096;
    private static final int ODD = 31;

    private final byte[] bytes;
    private final int length;

    Block(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Names that were seen, by the hash of their bytes. Used by one thread. */
    private static final class Names {
        private final byte[][] names = new byte[SLOTS][];
        private final Stations.Station[] found = new Stations.Station[SLOTS];

        Stations.Station of(byte[] bytes, int from, int to, int hash, Stations stations) {
            int slot = (hash ^ hash >>> 16) & SLOTS - 1;
            while (names[slot] != null && !Arrays.equals(names[slot], 0, names[slot].length, bytes, from, to)) {
                slot = slot + 1 & SLOTS - 1;
            }
            if (names[slot] == null) {
                names[slot] = Arrays.copyOfRange(bytes, from, to);
                found[slot] = stations.of(new String(names[slot], StandardCharsets.UTF_8));
            }
            return found[slot];
        }
    }

    /** Reads all lines. */
    Stations stations() {
        Stations stations = new Stations();
        Names names = new Names();
        int at = 0;
        while (at < length) {
            int from = at;
            int hash = 0;
            for (; bytes[at] != ';'; at++) {
                hash = hash * ODD + bytes[at];
            }
            Stations.Station station = names.of(bytes, from, at, hash, stations);
            boolean below = bytes[++at] == '-';
            int tenths = 0;
            for (at = below ? at + 1 : at; bytes[at] != '\n'; at++) {
                if (bytes[at] != '.') {
                    tenths = tenths * 10 + bytes[at] - '0';
                }
            }
            at++;
            station.add(below ? -tenths : tenths);
        }
        return stations;
    }
}
