package dev.vivace;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Work that can travel to another process, with all that it captures. A remote runtime asks for it; a local one takes it
 * like any other work.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface PortableWork<R extends @Nullable Object> extends AsyncWork<R>, Serializable {}
