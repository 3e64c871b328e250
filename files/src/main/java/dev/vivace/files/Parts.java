package dev.vivace.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The parts of a source, in the order in which they are read, and what they share while they are read. */
record Parts<T>(List<Part<T>> list, Closeable shared) {

    /** Finds the parts, once per run. */
    @FunctionalInterface
    interface Finder<T> {
        Parts<T> find() throws IOException;
    }

    int indexOf(String name) throws IOException {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IOException("cannot go on in " + name + ": it is not there any more");
    }
}
