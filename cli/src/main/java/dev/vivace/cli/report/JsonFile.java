package dev.vivace.cli.report;

import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports as JSON. */
public final class JsonFile {

    private JsonFile() {}

    /**
     * Writes a report.
     *
     * @param report what to write
     * @param file where to; what it held is replaced
     * @throws tools.jackson.core.JacksonException when it cannot be written
     */
    public static void write(Report report, Path file) {
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, report);
    }
}
