package dev.vivace.console.view;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param total how long the list is
 * @param rows the part that was asked for
 * @param <R> what a row is
 */
public record Page<R>(int total, List<R> rows) {

    static <V, R> Page<R> of(List<V> all, long offset, long limit, Function<? super V, ? extends R> row) {
        int from = (int) Math.min(offset, all.size());
        int to = (int) Math.min(from + limit, all.size());
        return new Page<>(all.size(), all.subList(from, to).stream().<R>map(row).toList());
    }
}
