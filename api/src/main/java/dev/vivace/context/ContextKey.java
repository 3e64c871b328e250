package dev.vivace.context;

/**
 * Names a value that travels with a task to its work, retries, fallback, cancel handlers and children.
 *
 * @param name for people; two keys are the same when name and type are
 * @param type the class of the value
 * @param <V> the type of the value
 */
public record ContextKey<V>(String name, Class<V> type) {

    /**
     * The key under which {@code with(value)} keeps a dependency: its class.
     *
     * @param type the class
     * @param <V> the type of the value
     * @return the key
     */
    public static <V> ContextKey<V> of(Class<V> type) {
        return new ContextKey<>(type.getName(), type);
    }

    /**
     * A key by name.
     *
     * @param name not blank
     * @param type the class of the value
     * @param <V> the type of the value
     * @return the key
     */
    public static <V> ContextKey<V> of(String name, Class<V> type) {
        return new ContextKey<>(name, type);
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public ContextKey {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }
}
