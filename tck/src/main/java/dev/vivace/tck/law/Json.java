package dev.vivace.tck.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259): objects as maps, arrays as lists, whole numbers as Long. Used by one thread. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The tasks of a dump by their path. */
    @SuppressWarnings("unchecked") // the keys of an object are text
    static Map<String, Map<String, ?>> tasks(String dump) {
        Map<String, Map<String, ?>> tasks = new LinkedHashMap<>();
        if (parse(dump) instanceof Map<?, ?> object && object.get("tasks") instanceof List<?> list) {
            for (Object task : list) {
                if (task instanceof Map<?, ?> fields) {
                    tasks.put(String.valueOf(fields.get("path")), (Map<String, ?>) fields);
                }
            }
            return tasks;
        }
        throw new AssertionError("not an object with an array \"tasks\": " + dump);
    }

    static @Nullable Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.skipBlanks();
        json.require(json.at == text.length(), "the end");
        return value;
    }

    private @Nullable Object value() {
        skipBlanks();
        require(at < text.length(), "a value");
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

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        if (next('}')) {
            return object;
        }
        do {
            skipBlanks();
            String name = string();
            require(next(':'), "':'");
            require(!object.containsKey(name), "a new name, not " + name + " again");
            object.put(name, value());
        } while (next(','));
        require(next('}'), "'}'");
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        if (next(']')) {
            return array;
        }
        do {
            array.add(value());
        } while (next(','));
        require(next(']'), "']'");
        return array;
    }

    private String string() {
        require(at < text.length() && text.charAt(at) == '"', "'\"'");
        StringBuilder string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            require(c >= ' ', "no control character");
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(++at);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 3, at + 1, 16);
            }
            default -> throw new AssertionError("not JSON: a strange escape at " + at + " of " + text);
        };
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        require(digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?"), "a number");
        return digits.matches("-?\\d+") ? (Number) Long.valueOf(digits) : (Number) Double.valueOf(digits);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        require(text.startsWith(word, at), word);
        at += word.length();
        return value;
    }

    private boolean next(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void require(boolean condition, String expected) {
        if (!condition) {
            throw new AssertionError("not JSON: " + expected + " was expected at " + at + " of " + text);
        }
    }
}
