package dev.vivace.jdbc;

/** What both sinks know. */
record BatchSettings<C>(Connections connections, String sql, Binder<? super C> binder, int size) {

    static final int DEFAULT_SIZE = 500;

    static <C> BatchSettings<C> of(Connections connections, String sql, Binder<? super C> binder) {
        return new BatchSettings<>(connections, Checks.notBlank("sql", sql), binder, DEFAULT_SIZE);
    }

    BatchSettings<C> withSize(int items) {
        return new BatchSettings<>(connections, sql, binder, Checks.positive("batchSize", items));
    }
}
