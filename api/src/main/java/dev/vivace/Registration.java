package dev.vivace;

/** Something that was added and can be taken away again. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

    /** Takes it away. Closing twice does nothing. */
    @Override
    void close();
}
