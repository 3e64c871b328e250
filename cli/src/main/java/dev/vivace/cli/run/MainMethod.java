package dev.vivace.cli.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The method where a program begins, found as the JVM does: with arguments or without, static or of an instance. */
final class MainMethod {

    private final Class<?> type;
    private final Method method;

    private MainMethod(Class<?> type, Method method) {
        this.type = type;
        this.method = method;
    }

    /** The main method of a class. */
    static MainMethod of(Class<?> type) throws NoSuchMethodException {
        Method found = find(type, String[].class);
        if (found == null) {
            found = find(type);
        }
        if (found == null) {
            throw new NoSuchMethodException("class " + type.getName() + " has no method main");
        }
        found.setAccessible(true);
        return new MainMethod(type, found);
    }

    private static @Nullable Method find(Class<?> type, Class<?>... parameters) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (method.getName().equals("main")
                        && method.getReturnType() == void.class
                        && !Modifier.isPrivate(method.getModifiers())
                        && Arrays.equals(method.getParameterTypes(), parameters)) {
                    return method;
                }
            }
        }
        return null;
    }

    /** Calls it; what it throws is thrown here, as it was. */
    void call(String[] arguments) throws Throwable {
        try {
            Object instance = Modifier.isStatic(method.getModifiers()) ? null : instance();
            if (method.getParameterCount() == 0) {
                method.invoke(instance);
            } else {
                method.invoke(instance, (Object) arguments);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Object instance() throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
