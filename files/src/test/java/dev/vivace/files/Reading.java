package dev.vivace.files;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.EventSource.Reader;
import dev.vivace.stream.Format;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads sources to their end, as a pipeline does that goes on after bad items. */
final class Reading {

    private Reading() {}

    /** The items as text; for a bad one, an exclamation mark and its message. */
    static List<String> all(EventSource<?> source) throws Exception {
        try (Reader<?> reader = source.open()) {
            return rest(reader);
        }
    }

    static List<String> from(EventSource<?> source, String position) throws Exception {
        try (Reader<?> reader = source.openAt(position)) {
            return rest(reader);
        }
    }

    static List<String> rest(Reader<?> reader) throws Exception {
        List<String> items = new ArrayList<>();
        for (String item = one(reader); item != null; item = one(reader)) {
            items.add(item);
        }
        return items;
    }

    static String one(Reader<?> reader) throws Exception {
        try {
            Object item = reader.next();
            return item == null ? null : item.toString();
        } catch (BadItemException e) {
            return "!" + e.getMessage();
        }
    }

    /** After each item, a reader that is opened at its position must give the same rest. */
    static void assertResumesAnywhere(EventSource<?> source) throws Exception {
        List<String> all = all(source);
        try (Reader<?> reader = source.open()) {
            for (int i = 1; i <= all.size(); i++) {
                one(reader);
                List<String> rest = from(source, reader.position().orElseThrow());
                if (!rest.equals(all.subList(i, all.size()))) {
                    throw new AssertionError("after item " + i + " at " + reader.position() + ": expected "
                            + all.subList(i, all.size()) + ", was " + rest);
                }
            }
        }
    }

    /** Bytes that count how often they were opened and closed. */
    static final class Counted implements Format.Bytes {

        private final byte[] bytes;
        final AtomicInteger open = new AtomicInteger();

        Counted(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream open(long offset) {
            open.incrementAndGet();
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset) {
                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }

        @Override
        public String name() {
            return "t";
        }
    }
}
