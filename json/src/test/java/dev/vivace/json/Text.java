package dev.vivace.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.EventSource.Reader;
import dev.vivace.stream.Format;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes that know how many streams of theirs are open, and what a pipeline reads of them that goes on after bad items. */
final class Text implements Format.Bytes {

    private final byte[] bytes;
    private int open;

    Text(byte[] bytes) {
        this.bytes = bytes;
    }

    static Text of(String text) {
        return of(text, StandardCharsets.UTF_8);
    }

    static Text of(String text, Charset charset) {
        return new Text(text.getBytes(charset));
    }

    @Override
    public InputStream open(long offset) {
        open++;
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset) {
            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public String name() {
        return "t.json";
    }

    int open() {
        return open;
    }

    static String one(Reader<?> reader) throws Exception {
        try {
            Object item = reader.next();
            return item == null ? null : item.toString();
        } catch (BadItemException e) {
            return "!" + e.getMessage();
        }
    }

    static List<String> rest(Reader<?> reader) throws Exception {
        List<String> items = new ArrayList<>();
        for (String item = one(reader); item != null; item = one(reader)) {
            items.add(item);
        }
        return items;
    }

    /** All items; checks that reading can go on after each of them, and that everything was closed. */
    List<String> all(Format<?> format) throws Exception {
        EventSource<?> source = format.read(this);
        List<String> all;
        try (Reader<?> reader = source.open()) {
            all = rest(reader);
        }
        try (Reader<?> reader = source.open()) {
            for (int i = 1; i <= all.size(); i++) {
                one(reader);
                String position = reader.position().orElseThrow();
                try (Reader<?> resumed = source.openAt(position)) {
                    assertThat(rest(resumed))
                            .as("after item %d, at %s", i, position)
                            .isEqualTo(all.subList(i, all.size()));
                }
            }
        }
        assertThat(open).isZero();
        return all;
    }
}
