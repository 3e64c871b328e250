package dev.vivace.csv;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format.Bytes;

/** CSV in some bytes. */
record CsvSource(CsvSettings settings, Bytes bytes) implements EventSource<CsvRow> {

    @Override
    public Reader<CsvRow> open() throws Exception {
        return RowReader.open(settings, bytes);
    }

    @Override
    public Reader<CsvRow> openAt(String position) throws Exception {
        return RowReader.openAt(settings, bytes, RowPosition.parse(position));
    }
}
