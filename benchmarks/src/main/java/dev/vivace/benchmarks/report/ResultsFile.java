package dev.vivace.benchmarks.report;

import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON. */
public final class ResultsFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultsFile() {}

    /**
     * Writes.
     *
     * @param results what to write
     * @param file where
     */
    public static void write(Results results, Path file) {
        JSON.writeValue(file.toFile(), results);
    }

    /**
     * Reads.
     *
     * @param file where
     * @return what was written there
     */
    public static Results read(Path file) {
        return JSON.readValue(file.toFile(), Results.class);
    }
}
