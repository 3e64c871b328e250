package dev.vivace.stream;

/**
 * How much is read before it is handed over to the receiver. It changes the speed, not what a receiver sees: items come one
 * by one. A chunk never holds more items than the pipeline's buffer. A source that does not read bytes refuses bytes.
 *
 * @param amount at least 1
 * @param unit of what
 */
public record ChunkSize(long amount, Unit unit) {

    /** What is counted. */
    public enum Unit {
        /** Rows of a table, or lines of a text. */
        ROWS,
        /** Items of any kind. */
        ITEMS,
        /** Bytes; the item that crosses the limit still belongs to the chunk. */
        BYTES
    }

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public ChunkSize {
        Checks.atLeast("amount", 1, amount);
    }

    /**
     * So many rows.
     *
     * @param count at least 1
     * @return the size
     */
    public static ChunkSize rows(long count) {
        return new ChunkSize(count, Unit.ROWS);
    }

    /**
     * So many items.
     *
     * @param count at least 1
     * @return the size
     */
    public static ChunkSize items(long count) {
        return new ChunkSize(count, Unit.ITEMS);
    }

    /**
     * So many bytes.
     *
     * @param count at least 1
     * @return the size
     */
    public static ChunkSize bytes(long count) {
        return new ChunkSize(count, Unit.BYTES);
    }
}
