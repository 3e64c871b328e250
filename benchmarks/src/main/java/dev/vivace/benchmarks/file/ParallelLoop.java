package dev.vivace.benchmarks.file;

import dev.vivace.benchmarks.suite.Rival;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The yardstick: as many threads as processors; each takes the next block under a lock, and reads it. */
final class ParallelLoop implements Rival {

    @Override
    public long run(int size) throws Exception {
        int threads = java.lang.Runtime.getRuntime().availableProcessors();
        Stations all = new Stations();
        try (var blocks = new Blocks(Measurements.of(size).data()).open();
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Stations>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> take(blocks)));
            }
            for (Future<Stations> part : parts) {
                all.addAll(part.get());
            }
        }
        return all.answer();
    }

    private static Stations take(dev.vivace.stream.EventSource.Reader<Block> blocks) throws Exception {
        Stations mine = new Stations();
        for (Block block = next(blocks); block != null; block = next(blocks)) {
            mine.addAll(block.stations());
        }
        return mine;
    }

    private static @org.jspecify.annotations.Nullable Block next(dev.vivace.stream.EventSource.Reader<Block> blocks)
            throws Exception {
        synchronized (blocks) {
            return blocks.next();
        }
    }

    /** The same with lines, as a parallel stream. */
    static long lines(int size) throws IOException {
        try (var lines = java.nio.file.Files.lines(Measurements.of(size).data())) {
            return lines.parallel()
                    .collect(Stations::new, Stations::addLine, Stations::addAll)
                    .answer();
        }
    }
}
