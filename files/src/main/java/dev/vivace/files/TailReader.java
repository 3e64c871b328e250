package dev.vivace.files;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a growing file. Used by one thread, which alone writes and reads its fields. */
final class TailReader implements EventSource.Reader<String> {

    private final Tail tail;
    private TailedFile current;
    /** The bytes of the files that are done. */
    private long done;

    private TailReader(Tail tail, TailedFile current) {
        this.tail = tail;
        this.current = current;
    }

    static TailReader open(Tail tail) throws IOException {
        return new TailReader(
                tail, tail.isAtEnd() ? TailedFile.openAtEnd(tail.file(), tail.format()) : fromStart(tail));
    }

    static TailReader openAt(Tail tail, TailPosition position) throws IOException {
        Path file = TailedFile.find(tail.file(), position.identity());
        boolean isTruncated = Files.size(file) < position.lines().bytes();
        return new TailReader(
                tail, TailedFile.open(file, tail.format(), isTruncated ? LinePosition.START : position.lines()));
    }

    private static TailedFile fromStart(Tail tail) throws IOException {
        return TailedFile.open(tail.file(), tail.format(), LinePosition.START);
    }

    @Override
    public String next() throws Exception {
        while (!current.lines().advance()) {
            if (current.isReplaced(tail.file())) {
                if (hasMore()) {
                    break;
                }
                goOnWithNewFile();
            } else if (current.isTruncated()) {
                replace(fromStart(tail));
            } else {
                tail.await();
            }
        }
        return withoutMark(
                LineReader.text(current.lines(), tail.format(), tail.file().toString()));
    }

    private String withoutMark(String text) {
        return current.lines().lineOffset() == 0 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Its writer may have added to the old file until it took the new one. */
    private boolean hasMore() throws IOException {
        return current.lines().advance() || current.lines().rest();
    }

    private void goOnWithNewFile() throws IOException, InterruptedException {
        try {
            replace(fromStart(tail));
        } catch (NoSuchFileException e) {
            tail.await();
        }
    }

    private void replace(TailedFile other) throws IOException {
        TailedFile old = current;
        done += old.lines().after().bytes();
        current = other;
        old.close();
    }

    @Override
    public Optional<String> position() {
        return Optional.of(current.position().toString());
    }

    @Override
    public long bytes() {
        return done + current.lines().after().bytes();
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
