package dev.vivace.stream;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collector;

/**
 * A collected item with a key: what a receiver gives when the collection is to be a map.
 *
 * @param key the key
 * @param value the value
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
public record Keyed<K, V>(K key, V value) {

    /**
     * An item with a key.
     *
     * @param key the key
     * @param value the value
     * @param <K> the type of the key
     * @param <V> the type of the value
     * @return the item
     */
    public static <K, V> Keyed<K, V> of(K key, V value) {
        return new Keyed<>(key, value);
    }

    /**
     * Collects into a map that refuses a second value under one key.
     *
     * @param <K> the type of the key
     * @param <V> the type of the value
     * @return a collector into a map that keeps the order of first insertion
     */
    public static <K, V> Collector<Keyed<K, V>, ?, Map<K, V>> toMap() {
        return toMap(DuplicateKeys.fail());
    }

    /**
     * Collects into a map.
     *
     * @param duplicates what becomes of a second value under one key; a refusal is InvalidData
     * @param <K> the type of the key
     * @param <V> the type of the value
     * @return a collector into a map that keeps the order of first insertion
     */
    public static <K, V> Collector<Keyed<K, V>, ?, Map<K, V>> toMap(DuplicateKeys<V> duplicates) {
        return Collector.of(
                LinkedHashMap<K, V>::new,
                (map, item) -> put(map, item.key(), item.value(), duplicates),
                (left, right) -> {
                    right.forEach((key, value) -> put(left, key, value, duplicates));
                    return left;
                },
                map -> map);
    }

    private static <K, V> void put(Map<K, V> map, K key, V value, DuplicateKeys<V> duplicates) {
        map.merge(key, value, (earlier, later) -> switch (duplicates) {
            case DuplicateKeys.Fail<V>() ->
                throw new AsyncTaskException(new AsyncTaskError.InvalidData("key \"" + key + "\" came twice"));
            case DuplicateKeys.First<V>() -> earlier;
            case DuplicateKeys.Last<V>() -> later;
            case DuplicateKeys.Merge<V>(BinaryOperator<V> merger) -> merger.apply(earlier, later);
        });
    }
}
