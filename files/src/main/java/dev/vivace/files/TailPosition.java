package dev.vivace.files;

/** Where a reader of a growing file goes on: how far, and in which file. Written as {@code bytes:lines@identity}. */
record TailPosition(LinePosition lines, String identity) {

    static TailPosition parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "position must look like 120:3@file (bytes:lines@identity), was \"" + text + "\"");
        }
        return new TailPosition(LinePosition.parse(text.substring(0, at)), text.substring(at + 1));
    }

    @Override
    public String toString() {
        return lines + "@" + identity;
    }
}
