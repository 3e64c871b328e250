package dev.vivace.tck.law;

import dev.vivace.ResultCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes text and whole numbers, each after a letter that tells which it is, and null as the letter n. Immutable.
 *
 * @param name how the form is called
 */
record TextCodec(String name) implements ResultCodec {

    static final TextCodec PLAIN = new TextCodec("plain");

    @Override
    public byte[] encode(@Nullable Object result) throws IOException {
        return switch (result) {
            case null -> bytes("n");
            case String text -> bytes("t" + text);
            case Integer number -> bytes("i" + number);
            default -> throw new IOException("cannot hold " + result.getClass().getName());
        };
    }

    @Override
    public @Nullable Object decode(byte[] content) throws IOException {
        String text = new String(content, StandardCharsets.UTF_8);
        String rest = text.isEmpty() ? "" : text.substring(1);
        return switch (text.isEmpty() ? '?' : text.charAt(0)) {
            case 'n' -> null;
            case 't' -> rest;
            case 'i' -> number(rest);
            default -> throw new IOException("not in the form \"" + name + "\": " + text);
        };
    }

    private static Integer number(String digits) throws IOException {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new IOException("not a number: " + digits, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
