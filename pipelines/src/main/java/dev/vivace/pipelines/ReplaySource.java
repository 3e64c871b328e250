package dev.vivace.pipelines;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.EventSource;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Items that failed before. One that could not be read cannot be read now either, and fails again. */
record ReplaySource<T>(Iterable<? extends DeadLetter<? extends T>> letters) implements EventSource<T> {

    @Override
    public Reader<T> open() {
        Iterator<? extends DeadLetter<? extends T>> iterator = letters.iterator();
        return new Reader<>() {
            @Override
            public @Nullable T next() throws BadItemException {
                if (!iterator.hasNext()) {
                    return null;
                }
                DeadLetter<? extends T> letter = iterator.next();
                if (letter.isUnreadable() && letter.error().cause().orElse(null) instanceof BadItemException bad) {
                    throw bad;
                }
                return letter.item();
            }

            @Override
            public void close() {}
        };
    }
}
