package dev.vivace.jdbc;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.sql.SQLException;

/** Commits each batch. Used by one thread at a time. */
record CommittingWriter<C>(BatchStatement<C> batch) implements EventSink.Writer<C> {

    @Override
    public void write(C item) throws SQLException, InterruptedException {
        if (batch.add(item)) {
            batch.commit();
        }
    }

    @Override
    public void flush() throws SQLException, InterruptedException {
        batch.execute();
        batch.commit();
    }

    @Override
    public void close() throws IOException {
        batch.close();
    }
}
