package dev.vivace.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes events of an event stream, as the HTML standard has it. Used by one thread, which alone writes and reads its fields. */
final class EventParser {

    private final String name;
    private final InputStream in;
    private final int maxEvent;
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();

    private int position;
    private int limit;
    private boolean isAfterReturn;
    private boolean isFirstLine = true;
    private boolean hasData;
    private String type = "";
    /** Becomes the last id when the event ends: one that is cut off must come again. */
    private String id;

    private String lastId;
    private Optional<Duration> wait = Optional.empty();

    EventParser(String name, InputStream in, int maxEvent, String lastId) {
        this.name = name;
        this.in = in;
        this.maxEvent = maxEvent;
        id = lastId;
        this.lastId = lastId;
    }

    /** The next event; null at the end, where an event that is not complete does not count. */
    @Nullable
    ServerEvent next() throws IOException {
        for (String text = line(); text != null; text = line()) {
            if (!text.isEmpty()) {
                take(text);
                continue;
            }
            lastId = id;
            if (hasData) {
                return event();
            }
            type = "";
        }
        return null;
    }

    /** The id of the last event that came whole, also of one without data. */
    String lastId() {
        return lastId;
    }

    /** How long to wait before another connection, when the server has said so. */
    Optional<Duration> retryAfter() {
        return wait;
    }

    private ServerEvent event() {
        data.setLength(data.length() - 1);
        ServerEvent event = new ServerEvent(id, type.isEmpty() ? "message" : type, data.toString());
        data.setLength(0);
        hasData = false;
        type = "";
        return event;
    }

    private void take(String text) throws IOException {
        int colon = text.indexOf(':');
        if (colon == 0) {
            return; // a comment, which keeps the connection alive
        }
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "data" -> addData(value);
            case "event" -> type = value;
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" ->
                wait = value.matches("\\d{1,15}") ? Optional.of(Duration.ofMillis(Long.parseLong(value))) : wait;
            default -> {
                // Other fields mean nothing, says the standard.
            }
        }
    }

    private void addData(String value) throws IOException {
        if (value.length() >= maxEvent - data.length()) {
            throw tooLarge();
        }
        data.append(value).append('\n');
        hasData = true;
    }

    private RefusedException tooLarge() {
        return new RefusedException(name + ": an event has more than the " + maxEvent + " bytes that it may have");
    }

    /** A line without its end, which is LF, CR, or both; null at the end of the stream. */
    private @Nullable String line() throws IOException {
        line.reset();
        for (int next = read(); next >= 0; next = read()) {
            boolean isSecondHalf = isAfterReturn && next == '\n';
            isAfterReturn = next == '\r';
            if (isSecondHalf) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                return text();
            }
            if (line.size() >= maxEvent) {
                throw tooLarge();
            }
            line.write(next);
        }
        return null;
    }

    private String text() {
        String text = line.toString(StandardCharsets.UTF_8);
        boolean hasMark = isFirstLine && text.startsWith("\uFEFF");
        isFirstLine = false;
        return hasMark ? text.substring(1) : text;
    }

    private int read() throws IOException {
        if (position == limit) {
            position = 0;
            limit = in.read(buffer);
            if (limit < 0) {
                limit = 0;
                return -1;
            }
        }
        return buffer[position++] & 0xFF;
    }
}
