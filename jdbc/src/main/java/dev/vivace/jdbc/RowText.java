package dev.vivace.jdbc;

import dev.vivace.stream.BadItemException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** A row as text, for a dead letter. */
final class RowText {

    private RowText() {}

    static String of(ResultSet row) {
        StringBuilder text = new StringBuilder();
        try {
            ResultSetMetaData columns = row.getMetaData();
            for (int i = 1; i <= columns.getColumnCount() && text.length() < BadItemException.MAX_TEXT; i++) {
                text.append(i == 1 ? "" : ", ")
                        .append(columns.getColumnLabel(i))
                        .append('=');
                text.append(isLarge(columns.getColumnType(i)) ? "(large)" : row.getString(i));
            }
        } catch (SQLException e) {
            text.append("(cannot be read)");
        }
        return text.toString();
    }

    private static boolean isLarge(int type) {
        return switch (type) {
            case Types.BLOB,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.BINARY,
                    Types.VARBINARY,
                    Types.LONGVARBINARY,
                    Types.SQLXML -> true;
            default -> false;
        };
    }
}
