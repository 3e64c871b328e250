package dev.vivace.files;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives files in the order of the index, which is that of their names as bytes. */
record GitFiles(Listed listing) implements EventSource<GitFile> {

    @FunctionalInterface
    interface Listed {
        List<GitFile> files() throws IOException;
    }

    @Override
    public Reader<GitFile> open() throws IOException {
        return new Files(listing.files().iterator());
    }

    @Override
    public Reader<GitFile> openAt(String position) throws IOException {
        List<GitFile> files = listing.files();
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name().equals(position)) {
                return new Files(files.subList(i + 1, files.size()).iterator());
            }
        }
        throw new IOException("cannot go on after " + position + ": git does not list it any more");
    }

    /** Used by one thread, which alone writes and reads its field. */
    private static final class Files implements Reader<GitFile> {

        private final Iterator<GitFile> files;
        private Optional<String> last = Optional.empty();

        Files(Iterator<GitFile> files) {
            this.files = files;
        }

        @Override
        public @Nullable GitFile next() {
            if (!files.hasNext()) {
                return null;
            }
            GitFile file = files.next();
            last = Optional.of(file.name());
            return file;
        }

        @Override
        public Optional<String> position() {
            return last;
        }

        @Override
        public void close() {}
    }
}
