package dev.vivace.json;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a record is taken apart and made again. Immutable. */
final class RecordShape {

    private static final ClassValue<Optional<RecordShape>> SHAPES = new ClassValue<>() {
        @Override
        protected Optional<RecordShape> computeValue(Class<?> type) {
            return look(type);
        }
    };

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type, RecordComponent[] components, Constructor<?> constructor) {
        this.type = type;
        this.components = components;
        this.constructor = constructor;
    }

    /** Nothing when its module does not let us at its constructor or accessors. */
    static Optional<RecordShape> of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    private static Optional<RecordShape> look(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            boolean isOpen = constructor.trySetAccessible()
                    && Arrays.stream(components)
                            .allMatch(component -> component.getAccessor().trySetAccessible());
            return isOpen ? Optional.of(new RecordShape(type, components, constructor)) : Optional.empty();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
    }

    List<String> names() {
        return Arrays.stream(components).map(RecordComponent::getName).toList();
    }

    @Nullable
    Object value(Record value, int component) throws IOException {
        try {
            return components[component].getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IOException("cannot read " + components[component].getName() + " of a " + type.getName(), e);
        }
    }

    /** A record of all its components by name, neither more nor fewer. */
    Object make(Map<String, @Nullable Object> values) throws IOException {
        List<String> names = names();
        if (values.size() != names.size() || !values.keySet().containsAll(names)) {
            throw new IOException("a " + type.getName() + " has the components " + names + ", but " + values.keySet()
                    + " were written: the class has changed since");
        }
        try {
            return constructor.newInstance(names.stream().map(values::get).toArray());
        } catch (InvocationTargetException e) {
            throw new IOException(type.getName() + " refuses what was written: " + e.getCause(), e);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("the components of a " + type.getName() + " are of other types than were written", e);
        }
    }
}
