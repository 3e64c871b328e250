package dev.vivace.json;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The collections that come back as what they were. A public class comes back as itself, as a result may be cast to it;
 * nobody can cast to a hidden class of the JDK, so those come back as unmodifiable ones in the same order.
 */
final class CollectionTypes {

    static final String LIST = "List";
    static final String SET = "Set";
    static final String MAP = "Map";

    private static final Map<String, Supplier<Collection<@Nullable Object>>> COLLECTIONS = Map.of(
            LIST,
            ArrayList::new,
            "ArrayList",
            ArrayList::new,
            SET,
            LinkedHashSet::new,
            "HashSet",
            HashSet::new,
            "LinkedHashSet",
            LinkedHashSet::new,
            "TreeSet",
            TreeSet::new);

    private static final Map<String, Supplier<Map<@Nullable Object, @Nullable Object>>> MAPS = Map.of(
            MAP,
            LinkedHashMap::new,
            "HashMap",
            HashMap::new,
            "LinkedHashMap",
            LinkedHashMap::new,
            "TreeMap",
            TreeMap::new);

    private CollectionTypes() {}

    /** The tag of a collection or map; nothing when it would not come back as it is. */
    static Optional<String> tag(Object value) {
        return switch (value) {
            case SortedSet<?> set -> own(set).filter(_ -> set.comparator() == null);
            case SortedMap<?, ?> map -> own(map).filter(_ -> map.comparator() == null);
            case List<?> list -> own(list).or(() -> hidden(list, LIST));
            case Set<?> set -> own(set).or(() -> hidden(set, SET));
            case Map<?, ?> map -> own(map).or(() -> hidden(map, MAP));
            default -> Optional.empty();
        };
    }

    private static Optional<String> own(Object value) {
        String name = value.getClass().getSimpleName();
        boolean known = COLLECTIONS.containsKey(name) || MAPS.containsKey(name);
        return known && value.getClass().getName().equals("java.util." + name) ? Optional.of(name) : Optional.empty();
    }

    private static Optional<String> hidden(Object value, String tag) {
        Class<?> type = value.getClass();
        boolean isHidden = type.getName().startsWith("java.util.") && !Modifier.isPublic(type.getModifiers());
        return isHidden ? Optional.of(tag) : Optional.empty();
    }

    static @Nullable Collection<@Nullable Object> collection(String tag) {
        Supplier<Collection<@Nullable Object>> maker = COLLECTIONS.get(tag);
        return maker == null ? null : maker.get();
    }

    static @Nullable Map<@Nullable Object, @Nullable Object> map(String tag) {
        Supplier<Map<@Nullable Object, @Nullable Object>> maker = MAPS.get(tag);
        return maker == null ? null : maker.get();
    }

    /** A filled collection as its tag says. */
    static Object sealed(String tag, Object filled) {
        return switch (filled) {
            case List<?> list when tag.equals(LIST) -> Collections.unmodifiableList(list);
            case LinkedHashSet<?> set when tag.equals(SET) -> Collections.unmodifiableSequencedSet(set);
            case LinkedHashMap<?, ?> map when tag.equals(MAP) -> Collections.unmodifiableSequencedMap(map);
            default -> filled;
        };
    }
}
