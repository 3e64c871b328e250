package dev.vivace.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Connections that write down what is asked of them, and how often each thing they gave was closed. */
final class Spied implements Connections {

    private final Connections connections;
    private final List<Thing> things = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile Consumer<String> before = call -> {};

    Spied(Connections connections) {
        this.connections = connections;
    }

    private static final class Thing {
        final String kind;
        volatile int closed;

        Thing(String kind) {
            this.kind = kind;
        }
    }

    @Override
    public Connection open() throws SQLException {
        return spy(Connection.class, connections.open());
    }

    private <T> T spy(Class<T> type, T target) {
        Thing thing = new Thing(type.getSimpleName());
        things.add(thing);
        InvocationHandler handler = (proxy, method, arguments) -> call(thing, target, method, arguments);
        return type.cast(Proxy.newProxyInstance(Spied.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Thing thing, Object target, Method method, Object[] arguments) throws Throwable {
        String name = thing.kind + "." + method.getName();
        if (method.getName().equals("close")) {
            thing.closed++;
        }
        if (!name.startsWith("ResultSet.get")) {
            calls.add(name + (arguments == null ? "" : List.of(arguments)));
        }
        before.accept(name);
        try {
            Object result = method.invoke(target, arguments);
            return switch (result) {
                case PreparedStatement statement -> spy(PreparedStatement.class, statement);
                case ResultSet rows when thing.kind.equals("PreparedStatement") -> spy(ResultSet.class, rows);
                case Statement statement -> spy(Statement.class, statement);
                case null, default -> result;
            };
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What was not closed exactly once; empty when all is well, and something was opened. */
    List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (Thing thing : things) {
            if (thing.closed != 1) {
                leaks.add(thing.kind + " closed " + thing.closed + " times");
            }
        }
        return things.isEmpty() ? List.of("nothing was opened") : leaks;
    }
}
