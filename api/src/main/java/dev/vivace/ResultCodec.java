package dev.vivace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the results of tasks that a {@link Journal} keeps. Thread-safe. */
public interface ResultCodec {

    /**
     * How the form is called; a journal that was written in another form is refused.
     *
     * @return not blank
     */
    String name();

    /**
     * A result as bytes.
     *
     * @param result what a task gave
     * @return enough to read it again
     * @throws IOException when this form cannot hold it; the message names its class
     */
    byte[] encode(@Nullable Object result) throws IOException;

    /**
     * A result from bytes.
     *
     * @param content what {@link #encode} gave
     * @return an equal of what was encoded
     * @throws IOException when it cannot be read
     */
    @Nullable
    Object decode(byte[] content) throws IOException;

    /**
     * The codec that is there.
     *
     * @return the first that {@link java.util.ServiceLoader} knows
     * @throws IllegalStateException when there is none; the message says what to add
     */
    static ResultCodec find() {
        return Providers.first(ResultCodec.class, "a codec of results", "dev.vivace:vivace-json");
    }
}
