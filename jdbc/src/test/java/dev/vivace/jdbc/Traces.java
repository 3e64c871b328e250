package dev.vivace.jdbc;

import java.io.PrintWriter;
import java.io.StringWriter;

/** All that a log would have of a failure. */
final class Traces {

    private Traces() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
