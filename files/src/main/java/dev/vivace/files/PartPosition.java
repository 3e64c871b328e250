package dev.vivace.files;

/** Where a source of several parts goes on: the part, and the position in it. Written as {@code length:name@position}. */
record PartPosition(String part, String position) {

    static PartPosition parse(String text) {
        int colon = text.indexOf(':');
        try {
            int end = colon + 1 + Integer.parseInt(text, 0, colon, 10);
            if (end > colon && text.charAt(end) == '@') {
                return new PartPosition(text.substring(colon + 1, end), text.substring(end + 1));
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw unreadable(text);
        }
        throw unreadable(text);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "position must look like 5:a.csv@120:3 (length of the name, name, position there), was \"" + text
                        + "\"");
    }

    @Override
    public String toString() {
        return part.length() + ":" + part + "@" + position;
    }
}
