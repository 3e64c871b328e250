package dev.vivace.benchmarks.file;

import dev.vivace.AsyncTask;
import dev.vivace.stream.Delimiter;
import dev.vivace.stream.ReceiverStrategy;
import java.nio.file.Path;
import java.util.stream.Collector;

/** Pipelines over the file, line by line or block by block. */
final class VivaceRows {

    private VivaceRows() {}

    static long blocks(int size) throws InterruptedException {
        Blocks blocks = new Blocks(Measurements.of(size).data());
        return AsyncTask.<Block>emits()
                .sender(sources -> blocks)
                .<Stations>receiver(event -> event.data().stations(), ReceiverStrategy.parallel())
                .await(Collector.of(Stations::new, Stations::addAll, Stations::addAll))
                .answer();
    }

    static long lines(int size) throws InterruptedException {
        Path file = Measurements.of(size).data();
        return AsyncTask.<String>emits()
                .sender(sources -> sources.ofText(file, Delimiter.LINE, line -> line))
                .<String>receiver(event -> event.data())
                .await(Collector.of(Stations::new, Stations::addLine, Stations::addAll))
                .answer();
    }
}
