package dev.vivace.files;

/** Where a reader of lines goes on: how many bytes and how many lines come before. Written as {@code bytes:lines}. */
record LinePosition(long bytes, long lines) {

    static final LinePosition START = new LinePosition(0, 0);

    static LinePosition parse(String text) {
        int colon = text.indexOf(':');
        try {
            LinePosition position = new LinePosition(
                    Long.parseLong(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
            if (position.bytes >= 0 && position.lines >= 0) {
                return position;
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
