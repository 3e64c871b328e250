package dev.vivace.id;

import java.util.UUID;

/**
 * A 128-bit id whose first 48 bits are the time in milliseconds at which it was made: UUID version 7 of RFC 9562.
 *
 * @param uuid the value, version 7
 */
public record UuidTaskId(UUID uuid) implements TaskId {

    /**
     * Checks the version.
     *
     * @throws IllegalArgumentException when {@code uuid} is not of version 7
     */
    public UuidTaskId {
        if (uuid.version() != 7) {
            throw new IllegalArgumentException(
                    "uuid must be of version 7 (time-ordered), was version " + uuid.version() + ": " + uuid);
        }
    }

    /**
     * Reads {@code xxxxxxxx-xxxx-7xxx-xxxx-xxxxxxxxxxxx}.
     *
     * @param text 36 characters, hexadecimal digits in either case
     * @return the id
     * @throws IllegalArgumentException when the text is not such a UUID; the message shows it
     */
    public static UuidTaskId parse(String text) {
        if (text.length() != 36) {
            throw notAnId(text, null);
        }
        try {
            return new UuidTaskId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw notAnId(text, e);
        }
    }

    @Override
    public String text() {
        return uuid.toString();
    }

    @Override
    public int compareTo(TaskId other) {
        if (other instanceof UuidTaskId(UUID that)) {
            int high = Long.compareUnsigned(uuid.getMostSignificantBits(), that.getMostSignificantBits());
            return high != 0
                    ? high
                    : Long.compareUnsigned(uuid.getLeastSignificantBits(), that.getLeastSignificantBits());
        }
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }

    private static IllegalArgumentException notAnId(
            String text, @org.jspecify.annotations.Nullable IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "not a task id: \"" + text + "\"; expected a version 7 UUID of 36 characters or node:number", cause);
    }
}
