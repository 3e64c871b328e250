package dev.vivace.tck.decoy;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncTaskBuilder;
import dev.vivace.AsyncWork;
import dev.vivace.CancelHandler;
import dev.vivace.Collector;
import dev.vivace.EmittingTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.ExecutionStats;
import dev.vivace.FallbackWork;
import dev.vivace.FinalWork;
import dev.vivace.JoinedChildren;
import dev.vivace.Journal;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraForecast;
import dev.vivace.OrchestraProvider;
import dev.vivace.OrchestraResults;
import dev.vivace.OrchestraRun;
import dev.vivace.ReceiverTask;
import dev.vivace.ReceiverWork;
import dev.vivace.ResultCodec;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeListener;
import dev.vivace.SenderTask;
import dev.vivace.SenderWork;
import dev.vivace.Sources;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.TaskDump;
import dev.vivace.TaskOrchestrator;
import dev.vivace.TaskRelationships;
import dev.vivace.UncaughtHook;
import dev.vivace.id.TaskId;
import dev.vivace.message.MessageInlet;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.PayloadCipher;
import dev.vivace.message.TaskChannel;
import dev.vivace.message.TaskMessageBuilder;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.RateLimiter;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.CheckpointStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bends a right runtime into a broken one: wraps its builder, and whatever comes out of it, in proxies that do
 * something else where a {@link Twist} was laid. Immutable.
 *
 * <p>Twists of what the runtime gives (runtimes, builders, tasks, contexts, ...) see their arguments as the runtime
 * would, and return what it would. Twists of what it is given (work, handlers, listeners, ...) stand between the runtime
 * and the code of the test.
 */
public final class Bend implements UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> {

    /** What a runtime gives. */
    private static final List<Class<?>> GIVEN = List.of(
            Runtime.class,
            RuntimeBuilder.class,
            AsyncTaskBuilder.class,
            SpawningTaskBuilder.class,
            SpawningTask.class,
            AsyncTask.class,
            EmittingTaskBuilder.class,
            SenderTask.class,
            ReceiverTask.class,
            EmittingTask.class,
            Sources.class,
            Collector.class,
            TaskContext.class,
            TaskRelationships.class,
            TaskChannel.class,
            MessageOutlet.class,
            MessageInlet.class,
            TaskMessageBuilder.class,
            PayloadCipher.class,
            TaskDump.class,
            OrchestraProvider.class,
            TaskOrchestrator.class,
            Orchestra.class,
            OrchestraRun.class,
            OrchestraResults.class,
            OrchestraForecast.class,
            ExecutionStats.class);

    /** What it gives and is given back; it must see the bent one, or it would not feel the twist. */
    private static final List<Class<?>> POLICIES = List.of(CircuitBreaker.class, RateLimiter.class, Bulkhead.class);

    /** What it is given, to be called by it. */
    private static final List<Class<?>> CALLED_BACK = List.of(
            AsyncWork.class,
            FallbackWork.class,
            CancelHandler.class,
            SenderWork.class,
            ReceiverWork.class,
            ReceiverWork.Collecting.class,
            ReceiverWork.Batch.class,
            FinalWork.class,
            CheckpointStore.class,
            Flow.Subscriber.class,
            Journal.class,
            ResultCodec.class,
            RuntimeListener.class,
            UncaughtHook.class,
            RetryStrategy.class,
            Consumer.class,
            Function.class,
            Predicate.class,
            Supplier.class);

    /** Default methods, and whether an abstract one of the same name stands beside them. */
    private static final Map<Method, Boolean> OVERLOADED = new ConcurrentHashMap<>();

    private final List<Bent> twists;

    private Bend(List<Bent> twists) {
        this.twists = List.copyOf(twists);
    }

    /**
     * Bends one method.
     *
     * @param type an interface of the API, or one that it calls back
     * @param method its name; all methods of that name are bent
     * @param twist what it does instead
     * @return a bend
     */
    public static Bend of(Class<?> type, String method, Twist twist) {
        return new Bend(List.of()).and(type, method, twist);
    }

    /**
     * Bends one more method.
     *
     * @param type an interface of the API, or one that it calls back
     * @param method its name; all methods of that name are bent
     * @param twist what it does instead
     * @return a new bend
     */
    public Bend and(Class<?> type, String method, Twist twist) {
        if (Stream.of(type.getMethods()).noneMatch(m -> m.getName().equals(method))) {
            throw new IllegalArgumentException(type + " has no method named " + method);
        }
        List<Bent> more = new ArrayList<>(twists);
        more.add(new Bent(type, method, twist));
        return new Bend(more);
    }

    /**
     * Bends a builder so that it ignores one of its settings.
     *
     * @param type the builder
     * @param method the setting
     * @return a bend
     */
    public static Bend ignoring(Class<?> type, String method) {
        return of(type, method, Call::target);
    }

    @Override
    @SuppressWarnings("unchecked") // a proxy has no type parameters
    public RuntimeBuilder<@Nullable Object, TaskId> apply(RuntimeBuilder<@Nullable Object, TaskId> builder) {
        return (RuntimeBuilder<@Nullable Object, TaskId>) outward(builder);
    }

    /**
     * Bends what opens orchestras.
     *
     * @param provider opens right ones
     * @return a provider whose orchestras are bent
     */
    public OrchestraProvider orchestras(OrchestraProvider provider) {
        return (OrchestraProvider) outward(provider);
    }

    /** Turns what the runtime gives into what the test sees. */
    Object outward(Object value) {
        Handler handler = handlerOf(value);
        if (handler != null) {
            return handler.calledBack ? handler.target : value;
        }
        return switch (value) {
            case Optional<?> optional -> optional.map(this::outward);
            case List<?> list -> list.stream().map(this::outward).toList();
            case Map<?, ?> map when map.values().stream().anyMatch(Orchestra.class::isInstance) -> values(map);
            case JoinedChildren(var succeeded, var failed, var cancelled, var unfinished) ->
                new JoinedChildren(tasks(succeeded), tasks(failed), tasks(cancelled), tasks(unfinished));
            default -> {
                List<Class<?>> types = typesOf(value);
                yield types.isEmpty() ? value : proxy(types, new Handler(value, false));
            }
        };
    }

    /** Turns what the test gives into what the runtime sees. */
    Object inward(Object value, @Nullable Class<?> declared) {
        Handler handler = handlerOf(value);
        if (handler != null) {
            boolean asItIs = handler.calledBack || POLICIES.stream().anyMatch(policy -> policy.isInstance(value));
            return asItIs ? value : handler.target;
        }
        if (declared != null && CALLED_BACK.contains(declared)) {
            return proxy(List.of(declared), new Handler(value, true));
        }
        return value;
    }

    private @Nullable Twist twistOf(Object target, Method method) {
        Twist last = null;
        for (Bent bent : twists) {
            if (bent.matches(target, method)) {
                last = bent.twist;
            }
        }
        return last;
    }

    private Map<Object, Object> values(Map<?, ?> map) {
        Map<Object, Object> bent = new LinkedHashMap<>();
        map.forEach((key, value) -> bent.put(key, outward(value)));
        return bent;
    }

    private List<SpawningTask<?, ?>> tasks(List<SpawningTask<?, ?>> list) {
        List<SpawningTask<?, ?>> bent = new ArrayList<>();
        for (SpawningTask<?, ?> task : list) {
            bent.add((SpawningTask<?, ?>) outward(task));
        }
        return bent;
    }

    private static List<Class<?>> typesOf(Object value) {
        List<Class<?>> types = new ArrayList<>();
        for (List<Class<?>> known : List.of(GIVEN, POLICIES)) {
            known.stream().filter(type -> type.isInstance(value)).forEach(types::add);
        }
        return types;
    }

    private static Object proxy(List<Class<?>> types, Handler handler) {
        return Proxy.newProxyInstance(Bend.class.getClassLoader(), types.toArray(Class<?>[]::new), handler);
    }

    private static @Nullable Handler handlerOf(@Nullable Object value) {
        return value != null
                        && Proxy.isProxyClass(value.getClass())
                        && Proxy.getInvocationHandler(value) instanceof Handler handler
                ? handler
                : null;
    }

    private record Bent(Class<?> type, String name, Twist twist) {

        boolean matches(Object target, Method method) {
            return method.getName().equals(name)
                    && type.isInstance(target)
                    && method.getDeclaringClass().isAssignableFrom(type);
        }
    }

    private final class Handler implements InvocationHandler {

        final Object target;
        final boolean calledBack;

        Handler(Object target, boolean calledBack) {
            this.target = target;
            this.calledBack = calledBack;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
                throws Throwable {
            @Nullable Object[] arguments = given == null ? new Object[0] : given;
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(method, arguments);
            }
            Twist twist = twistOf(target, method);
            if (funnels(method) && (twist == null || hasAbstractOverload(method))) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            Call call = calledBack
                    ? new Call(target, method, arguments, Bend.this::allOutward)
                    : new Call(target, method, inwardFor(method, arguments), UnaryOperator.identity());
            Object result = twist == null ? call.proceed() : twist.apply(call);
            return convertResult(result);
        }

        /** Default methods of the API come down to its abstract ones, so that one twist catches all overloads. */
        private boolean funnels(Method method) {
            return !calledBack
                    && method.isDefault()
                    && method.getDeclaringClass().getName().startsWith("dev.vivace.");
        }

        private boolean hasAbstractOverload(Method method) {
            return OVERLOADED.computeIfAbsent(
                    method,
                    asked -> Stream.of(asked.getDeclaringClass().getMethods())
                            .anyMatch(other ->
                                    !other.isDefault() && other.getName().equals(asked.getName())));
        }

        private @Nullable Object convertResult(@Nullable Object result) {
            if (result == null) {
                return null;
            }
            return calledBack ? inward(result, result instanceof AsyncWork ? AsyncWork.class : null) : outward(result);
        }

        private @Nullable Object[] inwardFor(Method method, @Nullable Object[] arguments) {
            @Nullable Object[] converted = arguments.clone();
            for (int i = 0; i < converted.length; i++) {
                Object argument = converted[i];
                if (argument != null) {
                    converted[i] = inward(argument, method.getParameterTypes()[i]);
                }
            }
            return converted;
        }

        private @Nullable Object ofObject(Method method, @Nullable Object[] arguments) {
            return switch (method.getName()) {
                case "equals" -> {
                    Handler other = handlerOf(arguments[0]);
                    yield target.equals(other == null ? arguments[0] : other.target);
                }
                case "hashCode" -> target.hashCode();
                default -> target.toString();
            };
        }
    }

    private @Nullable Object[] allOutward(@Nullable Object[] arguments) {
        @Nullable Object[] converted = arguments.clone();
        for (int i = 0; i < converted.length; i++) {
            Object argument = converted[i];
            converted[i] = argument == null ? null : outward(argument);
        }
        return converted;
    }
}
