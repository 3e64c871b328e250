package dev.vivace.pipelines;

import dev.vivace.stream.Format;
import java.io.IOException;
import java.io.InputStream;

/** Bytes with the name that messages have for them. */
record NamedBytes(String name, Format.Bytes bytes) implements Format.Bytes {

    @Override
    public InputStream open(long offset) throws IOException {
        return bytes.open(offset);
    }
}
