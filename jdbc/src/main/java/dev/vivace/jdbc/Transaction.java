package dev.vivace.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is done with a connection and a transaction of its own. */
final class Transaction {

    /** What is done. */
    @FunctionalInterface
    interface Work<R extends @Nullable Object> {
        R in(Connection connection) throws SQLException;
    }

    private Transaction() {}

    /** Commits when the work has ended well; what says what could not be done, as in "save checkpoint". */
    static <R> R run(Connections connections, String what, Work<R> work) throws IOException {
        try {
            Session session = Session.open(connections);
            R result;
            try {
                result = work.in(session.connection());
                session.connection().commit();
            } catch (Throwable e) {
                Session.closeAfter(e, session.end());
                throw e;
            }
            Session.close(session.end());
            return result;
        } catch (SQLException e) {
            throw Failures.io(Failures.of("cannot " + what, e, List.of()));
        }
    }
}
