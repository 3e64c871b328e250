package dev.vivace.examples.stress;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The threads that a runtime might leave behind: virtual ones, which only a thread dump lists, and those of its name. */
final class LiveThreads {

    private LiveThreads() {}

    /** The live virtual threads, and the platform threads whose name begins so. */
    static List<String> of(String name) {
        List<String> threads = new ArrayList<>(virtual());
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(threadName -> threadName.startsWith(name))
                .forEach(threads::add);
        return threads;
    }

    private static List<String> virtual() {
        try {
            Path directory = Files.createTempDirectory("vivace-stress");
            Path dump = directory.resolve("threads.txt");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
                return virtual(dump);
            } finally {
                Files.deleteIfExists(dump);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> virtual(Path dump) throws IOException {
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.startsWith("#") && line.contains("\" virtual "))
                    .toList();
        }
    }
}
