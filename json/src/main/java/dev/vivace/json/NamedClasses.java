package dev.vivace.json;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the records and enums that a text names. Nothing of a class runs before it is known to be one of them. */
final class NamedClasses {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final int MAX_NAME = 1000;

    private NamedClasses() {}

    static Optional<Class<? extends Record>> record(String name) {
        return find(name).filter(Class::isRecord).map(type -> type.asSubclass(Record.class));
    }

    static Optional<Class<?>> enumeration(String name) {
        return find(name).filter(Class::isEnum);
    }

    /** Whether a class is found again by its name; those of a class loader of their own, and hidden ones, are not. */
    static boolean isFound(Class<?> type) {
        return find(type.getName()).filter(type::equals).isPresent();
    }

    private static Optional<Class<?>> find(String name) {
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return load(name, context).or(() -> load(name, NamedClasses.class.getClassLoader()));
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
