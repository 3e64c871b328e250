package dev.vivace.tck.decoy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Collectors that are used as a broken pipeline would use them. */
final class BentCollection {

    private BentCollection() {}

    static Collector<Object, ?, @Nullable Object> backwards(Collector<Object, Object, @Nullable Object> collector) {
        return Collector.<Object, List<Object>, @Nullable Object>of(
                ArrayList::new,
                List::add,
                (left, right) -> {
                    left.addAll(right);
                    return left;
                },
                items -> {
                    Object container = collector.supplier().get();
                    items.reversed().forEach(item -> collector.accumulator().accept(container, item));
                    return collector.finisher().apply(container);
                });
    }

    static Collector<Object, ?, @Nullable Object> lenient(Collector<Object, Object, @Nullable Object> collector) {
        return Collector.<Object, Object, @Nullable Object>of(
                collector.supplier(),
                (container, item) -> {
                    try {
                        collector.accumulator().accept(container, item);
                    } catch (RuntimeException refused) {
                        // a broken pipeline does not care
                    }
                },
                collector.combiner(),
                collector.finisher());
    }

    static Collector<Object, ?, @Nullable Object> finishedTwice(Collector<Object, Object, @Nullable Object> collector) {
        return Collector.<Object, Object, @Nullable Object>of(
                collector.supplier(), collector.accumulator(), collector.combiner(), container -> {
                    var _ = collector.finisher().apply(container);
                    return collector.finisher().apply(container);
                });
    }
}
