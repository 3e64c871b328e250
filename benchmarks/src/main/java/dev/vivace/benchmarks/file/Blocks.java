package dev.vivace.benchmarks.file;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file in blocks of whole lines, as a source of a pipeline. */
record Blocks(Path file) implements EventSource<Block> {

    private static final int SIZE = 1 << 20;

    @Override
    public Reader<Block> open() throws IOException {
        return new InBlocks(Files.newInputStream(file));
    }

    /** Used by one thread at a time. */
    static final class InBlocks implements Reader<Block> {

        private final InputStream in;

        // What was read after the last whole line.
        private byte[] rest = {};

        InBlocks(InputStream in) {
            this.in = in;
        }

        @Override
        public @Nullable Block next() throws IOException {
            byte[] bytes = new byte[SIZE];
            System.arraycopy(rest, 0, bytes, 0, rest.length);
            int length = rest.length + in.readNBytes(bytes, rest.length, SIZE - rest.length);
            if (length == 0) {
                return null;
            }
            int end = length;
            while (bytes[end - 1] != '\n') {
                end--;
            }
            rest = java.util.Arrays.copyOfRange(bytes, end, length);
            return new Block(bytes, end);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
