package dev.vivace.tck.decoy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A call that was made of a bent object, and its way to the object behind it. */
public final class Call {

    private final Object target;
    private final Method method;
    private final @Nullable Object[] arguments;
    private final UnaryOperator<@Nullable Object[]> convert;

    Call(Object target, Method method, @Nullable Object[] arguments, UnaryOperator<@Nullable Object[]> convert) {
        this.target = target;
        this.method = method;
        this.arguments = arguments;
        this.convert = convert;
    }

    /**
     * The right object behind the bent one.
     *
     * @return the object
     */
    public Object target() {
        return target;
    }

    /**
     * The right object behind the bent one, as what it is.
     *
     * @param type what it is
     * @param <O> what it is
     * @return the object
     */
    public <O> O target(Class<O> type) {
        return type.cast(target);
    }

    /**
     * What was called.
     *
     * @return a method of an interface
     */
    public Method method() {
        return method;
    }

    /**
     * An argument.
     *
     * @param index from zero
     * @param <A> its type, which nobody checks
     * @return the argument
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // whoever twists a method knows it
    public <A extends @Nullable Object> A argument(int index) {
        return (A) arguments[index];
    }

    /**
     * Goes on with the arguments as they are.
     *
     * @return what the right object gives
     * @throws Throwable what the right object throws
     */
    public @Nullable Object proceed() throws Throwable {
        return proceedWith(arguments);
    }

    /**
     * Goes on with the arguments as they are, where the right object gives something.
     *
     * @param <R> the type of what it gives, which nobody checks
     * @return what the right object gives
     * @throws Throwable what the right object throws
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // whoever twists a method knows it
    public <R> R result() throws Throwable {
        return (R) Objects.requireNonNull(proceed());
    }

    /**
     * Goes on with other arguments.
     *
     * @param others as many as the method takes
     * @return what the right object gives
     * @throws Throwable what the right object throws
     */
    public @Nullable Object proceedWith(@Nullable Object... others) throws Throwable {
        try {
            return method.invoke(target, convert.apply(others));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
