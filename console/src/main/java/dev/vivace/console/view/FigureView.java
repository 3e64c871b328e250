package dev.vivace.console.view;

import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.Figure;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure and how it was obtained.
 *
 * @param value the number, null when it is unknown
 * @param unit ns, bytes, or nothing for a count
 * @param provenance MEASURED, SAMPLED, ESTIMATED or UNAVAILABLE
 * @param confidence 0 to 1
 */
record FigureView(@Nullable Long value, String unit, String provenance, double confidence) {

    private static final String NANOS = "ns";
    private static final String BYTES = "bytes";
    private static final String COUNT = "";

    private static FigureView of(Figure figure, String unit) {
        Long value = figure.value().isPresent() ? figure.value().getAsLong() : null;
        return new FigureView(value, unit, figure.provenance().name(), figure.confidence());
    }

    /** The parts of a usage by their names; what is unknown says so. */
    static Map<String, Map<String, FigureView>> of(CpuUsage cpu, MemoryUsage memory, IoUsage io) {
        Map<String, Map<String, FigureView>> all = new LinkedHashMap<>();
        all.put("cpu", Map.of("total", of(cpu.total(), NANOS)));
        all.put("memory", Map.of("allocated", of(memory.allocated(), BYTES)));
        Map<String, FigureView> parts = new LinkedHashMap<>();
        parts.put("bytesRead", of(io.bytesRead(), BYTES));
        parts.put("bytesWritten", of(io.bytesWritten(), BYTES));
        parts.put("operations", of(io.operations(), COUNT));
        parts.put("waited", of(io.waited(), NANOS));
        all.put("io", parts);
        return all;
    }
}
