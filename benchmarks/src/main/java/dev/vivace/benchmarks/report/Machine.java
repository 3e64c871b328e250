package dev.vivace.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run took place.
 *
 * @param processor its model, as the system names it
 * @param processors how many the JVM sees
 * @param memoryGib of the machine
 * @param system name and version
 * @param jdk name and version
 * @param jvmArgs of each JVM that measures
 */
public record Machine(
        String processor, int processors, double memoryGib, String system, String jdk, List<String> jvmArgs) {

    /**
     * This machine.
     *
     * @param jvmArgs of each JVM that measures
     * @return what is known of it
     */
    public static Machine here(List<String> jvmArgs) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / (double) (1 << 30),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                jvmArgs);
    }

    private static String processorModel() {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpuinfo)) {
            return "not known";
        }
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("not known");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
