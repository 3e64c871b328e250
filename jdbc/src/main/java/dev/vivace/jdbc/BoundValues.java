package dev.vivace.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns what a binder sets, from a statement that does nothing. Only used after a failure. */
final class BoundValues {

    private BoundValues() {}

    static <C> List<Object> of(Binder<? super C> binder, C item) {
        List<Object> values = new ArrayList<>();
        PreparedStatement recorder = (PreparedStatement) Proxy.newProxyInstance(
                BoundValues.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> record(method, arguments, values));
        try {
            binder.bind(recorder, item);
        } catch (SQLException | RuntimeException e) {
            // What it set until then is known.
        }
        return values;
    }

    private static @Nullable Object record(Method method, Object @Nullable [] arguments, List<Object> values) {
        if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
            values.add(String.valueOf(arguments[1]));
            return null;
        }
        if (method.getReturnType() == void.class) {
            return null;
        }
        throw new UnsupportedOperationException(method.getName());
    }
}
