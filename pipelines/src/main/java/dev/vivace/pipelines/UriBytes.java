package dev.vivace.pipelines;

import dev.vivace.stream.Format;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Locale;

/** Bytes that a URI names, of the schemes that the JDK reads without a network. */
final class UriBytes {

    private UriBytes() {}

    static Format.Bytes of(URI location) {
        String scheme = location.getScheme() == null ? "" : location.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> FileBytes.of(Path.of(location));
            case "jar" -> jar(location);
            case "" ->
                throw new UnsupportedOperationException(
                        "\"" + location + "\" has no scheme; use ofFile for a path, or file: here");
            default ->
                throw new UnsupportedOperationException("nothing reads the scheme \"" + scheme
                        + "\"; this module reads file: and jar:file:, connectors bring sources for others");
        };
    }

    private static Format.Bytes jar(URI location) {
        if (!location.getSchemeSpecificPart().startsWith("file:")) {
            throw new UnsupportedOperationException(
                    "nothing reads the scheme of \"" + location.getSchemeSpecificPart() + "\" inside jar:");
        }
        return new NamedBytes(location.toString(), offset -> {
            URLConnection connection = location.toURL().openConnection();
            connection.setUseCaches(false);
            InputStream bytes = connection.getInputStream();
            bytes.skipNBytes(offset);
            return bytes;
        });
    }
}
