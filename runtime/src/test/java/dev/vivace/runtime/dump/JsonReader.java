package dev.vivace.runtime.dump;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) strictly, as maps, lists, strings, longs, booleans and null. */
final class JsonReader {

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.check(reader.at == text.length(), "something follows");
        return value;
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        if (!skip('}')) {
            do {
                String name = string();
                expect(':');
                check(!object.containsKey(name), "name comes twice: " + name);
                object.put(name, value());
            } while (skip(','));
            expect('}');
        }
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        expect('[');
        if (!skip(']')) {
            do {
                array.add(value());
            } while (skip(','));
            expect(']');
        }
        return array;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (!skip('"')) {
            char c = text.charAt(at++);
            check(c >= ' ', "control character in a string");
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
            default -> throw new AssertionError("bad escape " + c + " at " + at);
        };
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Long.valueOf(text.substring(start, at));
    }

    private Object word(String word, Object value) {
        check(text.startsWith(word, at), "unknown word");
        at += word.length();
        return value;
    }

    private boolean skip(char c) {
        if (text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        check(skip(c), "expected " + c);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + " at " + at);
        }
    }
}
