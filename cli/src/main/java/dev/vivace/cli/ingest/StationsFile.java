package dev.vivace.cli.ingest;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers readings by station and keeps them in a small file, together with the checkpoint: a temporary file is written,
 * forced to the disk and moved into place, so that a killed run goes on where the file says, and counts no row twice.
 */
final class StationsFile implements EventSink.Transactional<Reading>, Store {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Fingerprint source;

    // Written when a run opens the sink; read when it has ended.
    private volatile Stations stations = new Stations();
    private volatile long resumedRows;

    /**
     * What is in the file.
     *
     * @param source which version of which file was read
     * @param key whose checkpoint
     * @param checkpoint as the pipeline gave it, in hexadecimal digits
     * @param stations what was gathered until then
     */
    record State(Fingerprint source, String key, String checkpoint, List<Station> stations) {}

    StationsFile(Path file, Fingerprint source) {
        this.file = file;
        this.source = source;
    }

    @Override
    public EventSink<Reading> sink() {
        return this;
    }

    @Override
    public List<Station> stations() {
        return stations.list();
    }

    @Override
    public long resumedRows() {
        return resumedRows;
    }

    @Override
    public void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void complete() throws IOException {
        forget();
    }

    @Override
    public String description() {
        return "minimum, mean and maximum by station";
    }

    @Override
    public TransactionalWriter<Reading> open() throws IOException {
        Optional<State> kept = read().filter(state -> !state.checkpoint().isEmpty()); // empty: that run ended well
        stations = Stations.of(kept.map(State::stations).orElse(List.of()));
        resumedRows = stations.list().stream().mapToLong(Station::count).sum();
        return new Writer(kept, stations);
    }

    private Optional<State> read() throws IOException {
        State state;
        try {
            state = JSON.readValue(Files.readAllBytes(file), State.class);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged, or was not written by this program; --fresh starts anew", e);
        }
        if (!source.equals(state.source())) {
            throw new IOException(
                    file + " was kept for " + state.source() + ", and this is " + source + "; --fresh starts anew");
        }
        return Optional.of(state);
    }

    private void replace(byte[] bytes) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private final class Writer implements TransactionalWriter<Reading> {

        private final Optional<State> kept;
        private final Stations gathered;

        Writer(Optional<State> kept, Stations gathered) {
            this.kept = kept;
            this.gathered = gathered;
        }

        @Override
        public Optional<byte[]> load(String key) {
            return kept.filter(state -> state.key().equals(key))
                    .map(state -> HexFormat.of().parseHex(state.checkpoint()));
        }

        @Override
        public void write(Reading reading) {
            gathered.add(reading.station(), reading.tenths());
        }

        @Override
        public void flush() {
            // what is not committed is read again, so there is nothing to make last
        }

        @Override
        public void commit(String key, byte[] checkpoint) throws IOException {
            replace(JSON.writeValueAsBytes(
                    new State(source, key, HexFormat.of().formatHex(checkpoint), gathered.list())));
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }
}
