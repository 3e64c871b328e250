package dev.vivace.files;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/**
 * Gathers lines in a file beside the one that it replaces when it is closed after a flush. Used by one thread, which alone
 * writes and reads its field.
 */
final class ReplacingWriter<C> implements EventSink.Writer<C> {

    private final Path target;
    private final Path gathering;
    private final AppendingWriter<C> lines;
    private boolean isFlushed;

    private ReplacingWriter(Path target, Path gathering, AppendingWriter<C> lines) {
        this.target = target;
        this.gathering = gathering;
        this.lines = lines;
    }

    static <C> ReplacingWriter<C> open(Path target, LineEncoding encoding, Function<? super C, String> text)
            throws IOException {
        Path gathering = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(gathering);
        return new ReplacingWriter<>(
                target, gathering, new AppendingWriter<>(SinkFile.create(gathering), encoding, text));
    }

    @Override
    public void write(C item) throws IOException {
        if (isFlushed) {
            isFlushed = false;
            throw new IllegalStateException(target + ": a file that is replaced at the end cannot be written with"
                    + " checkpoints; append to it, or leave the checkpoints out");
        }
        lines.write(item);
    }

    @Override
    public void flush() throws IOException {
        lines.flush();
        isFlushed = true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
        if (isFlushed) {
            Files.move(gathering, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(gathering);
        }
    }
}
