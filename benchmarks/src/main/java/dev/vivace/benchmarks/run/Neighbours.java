package dev.vivace.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How much of the processors other programs have: all that the system counts as busy, without us and our children. */
final class Neighbours {

    private static final Path SYSTEM = Path.of("/proc/stat");
    private static final Path OURS = Path.of("/proc/self/stat");

    // Columns of the first line of the system's file: 0 is "cpu", idle and waiting for disks are 4 and 5.
    private static final int FIRST_COUNT = 1;
    private static final int IDLE = 4;
    private static final int LAST_COUNT = 8;

    // Columns after the name of the program: processor time of us and of children that have ended.
    private static final int FIRST_OURS = 11;
    private static final int LAST_OURS = 14;

    private final long[] before = ticks();

    /** Since this was made: below zero where the system does not say. */
    double share() {
        long[] now = ticks();
        long all = now[0] - before[0];
        long others = now[1] - before[1] - (now[2] - before[2]);
        return all <= 0 ? -1 : Math.max(0, (double) others / all);
    }

    /** All ticks of the clock, those that were used, those that we used. */
    private static long[] ticks() {
        if (!Files.isReadable(SYSTEM) || !Files.isReadable(OURS)) {
            return new long[3];
        }
        try {
            String[] system = Files.readAllLines(SYSTEM).getFirst().split(" +");
            String own = Files.readString(OURS);
            String[] ours = own.substring(own.lastIndexOf(')') + 2).split(" ");
            long all = sum(system, FIRST_COUNT, LAST_COUNT);
            return new long[] {all, all - sum(system, IDLE, IDLE + 1), sum(ours, FIRST_OURS, LAST_OURS)};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(String[] columns, int from, int to) {
        return Arrays.stream(columns, from, to + 1).mapToLong(Long::parseLong).sum();
    }

    /** The system's load over the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
