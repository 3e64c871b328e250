package dev.vivace.json;

/** Where reading goes on: how many bytes and how many lines come before. Written as {@code bytes:lines}. */
record JsonPosition(long bytes, long lines) {

    static JsonPosition parse(String text) {
        int colon = text.indexOf(':');
        try {
            long bytes = Long.parseLong(text, 0, colon, 10);
            long lines = Long.parseLong(text, colon + 1, text.length(), 10);
            if (bytes >= 0 && lines >= 0) {
                return new JsonPosition(bytes, lines);
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw unreadable(text);
        }
        throw unreadable(text);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("position must look like 120:3 (bytes:lines), was \"" + text + "\"");
    }

    @Override
    public String toString() {
        return bytes + ":" + lines;
    }
}
