package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.report.Chart;
import dev.vivace.benchmarks.report.Outcome;
import dev.vivace.benchmarks.report.Page;
import dev.vivace.benchmarks.report.Results;
import dev.vivace.benchmarks.report.ResultsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes results, page and pictures into a directory. */
final class Pages {

    static final String JSON = "performance.json";
    static final String PAGE = "PERFORMANCE.md";
    private static final String IMAGES = "images";

    private final Path directory;

    Pages(Path directory) {
        this.directory = directory;
    }

    void write(Results results) {
        try {
            Path images = Files.createDirectories(directory.resolve(IMAGES));
            ResultsFile.write(results, directory.resolve(JSON));
            Files.writeString(directory.resolve(PAGE), new Page(results, IMAGES).text());
            for (Outcome outcome : results.outcomes()) {
                Files.writeString(images.resolve(Page.image(outcome)), Chart.of(outcome));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
