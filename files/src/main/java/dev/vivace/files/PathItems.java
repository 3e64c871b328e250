package dev.vivace.files;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item per file, in the order of the names. Resumes after a name, whether or not that file is still there.
 *
 * @param listing finds the files, once per run
 * @param loading makes the item of a file
 */
record PathItems<T>(Listed listing, Loading<T> loading) implements EventSource<T> {

    @FunctionalInterface
    interface Listed {
        List<NamedPath> files() throws IOException;
    }

    @FunctionalInterface
    interface Loading<T> {
        T load(NamedPath path) throws Exception;
    }

    @Override
    public Reader<T> open() throws IOException {
        return new Items<>(listing.files(), loading);
    }

    @Override
    public Reader<T> openAt(String position) throws IOException {
        return new Items<>(
                listing.files().stream()
                        .filter(path -> path.name().compareTo(position) > 0)
                        .toList(),
                loading);
    }

    /** Used by one thread, which alone writes and reads its field. */
    private static final class Items<T> implements Reader<T> {

        private final List<NamedPath> paths;
        private final Loading<T> loading;
        private int given;

        Items(List<NamedPath> paths, Loading<T> loading) {
            this.paths = paths;
            this.loading = loading;
        }

        @Override
        public @Nullable T next() throws Exception {
            return given == paths.size() ? null : loading.load(paths.get(given++));
        }

        @Override
        public Optional<String> position() {
            return given == 0
                    ? Optional.empty()
                    : Optional.of(paths.get(given - 1).name());
        }

        @Override
        public void close() {}
    }
}
