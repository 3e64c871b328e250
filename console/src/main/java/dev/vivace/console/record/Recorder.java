package dev.vivace.console.record;

import dev.vivace.console.view.Index;
import dev.vivace.console.view.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the console shows into a file, a line of JSON for each second: of the rows only those that changed, of all
 * else the whole. The file is a temporary one, readable by its owner only, and goes when the console closes. Thread-safe.
 */
public final class Recorder implements AutoCloseable {

    /** How long a recording may get, bytes. */
    public static final long LARGEST = 256L * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    // All guarded by this.
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long written;
    private final Map<String, Row> known = new HashMap<>();

    /**
     * Whether a recording is being made.
     *
     * @return true from start to stop
     */
    public synchronized boolean isOn() {
        return out != null;
    }

    /**
     * Begins a recording and forgets the one before.
     *
     * @param header said in the first line, beside the name and version of the format
     * @throws IOException when the file cannot be made
     * @throws IllegalStateException when one is being made
     */
    public synchronized void start(Map<String, String> header) throws IOException {
        if (out != null) {
            throw new IllegalStateException("a recording is being made already; stop it first");
        }
        close();
        Path made = Files.createTempFile("vivace-recording-", ".jsonl");
        file = made;
        out = Files.newOutputStream(made);
        written = 0;
        known.clear();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("format", "vivace-recording");
        line.put("version", 1);
        line.putAll(header);
        write(line);
    }

    /**
     * Writes a second, if a recording is being made. One that has become too long ends.
     *
     * @param index the tasks
     * @param parts all else, by name
     * @return false when the recording has become too long and has ended
     * @throws IOException when it cannot be written; the recording has ended
     */
    public synchronized boolean frame(Index index, Map<String, Object> parts) throws IOException {
        if (out == null) {
            return true;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", index.at());
        line.putAll(parts);
        changes(index, line);
        try {
            write(line);
        } catch (IOException e) {
            stop();
            throw e;
        }
        if (written > LARGEST) {
            stop();
            return false;
        }
        return true;
    }

    private void changes(Index index, Map<String, Object> line) {
        List<Row> changed = new ArrayList<>();
        Set<String> gone = new HashSet<>(known.keySet());
        for (Row row : index.rows()) {
            gone.remove(row.id());
            if (!row.still().equals(known.put(row.id(), row.still()))) {
                changed.add(row);
            }
        }
        known.keySet().removeAll(gone);
        line.put("rows", changed);
        line.put("gone", gone);
    }

    private void write(Map<String, Object> line) throws IOException {
        OutputStream to = out;
        if (to != null) {
            byte[] bytes = JSON.writeValueAsBytes(line);
            to.write(bytes);
            to.write('\n');
            written += bytes.length + 1L; // whole lines only: a reader sees no other
        }
    }

    /**
     * Ends the recording; it can be read until the next one begins. Nothing happens when none is being made.
     *
     * @throws IOException when the end cannot be written
     */
    public synchronized void stop() throws IOException {
        OutputStream to = out;
        out = null;
        known.clear();
        if (to != null) {
            to.close();
        }
    }

    /**
     * A recording as it is at a moment. Reading it holds up nobody, and goes on when the recording goes on or is replaced.
     *
     * @param lines to be closed by who reads them
     * @param length how many bytes of them were written at that moment
     */
    public record Reading(InputStream lines, long length) {}

    /**
     * The recording so far.
     *
     * @return its lines
     * @throws IOException when it cannot be read
     * @throws IllegalStateException when there is none
     */
    public synchronized Reading read() throws IOException {
        Path from = file;
        if (from == null) {
            throw new IllegalStateException("there is no recording; start one first");
        }
        return new Reading(Files.newInputStream(from), written);
    }

    @Override
    public synchronized void close() throws IOException {
        stop();
        if (file != null) {
            Files.deleteIfExists(file);
            file = null;
        }
    }
}
