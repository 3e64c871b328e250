package dev.vivace.tck;

import dev.vivace.AsyncResult;
import dev.vivace.AsyncWork;
import dev.vivace.EmittingTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.IntoAsyncResult;
import dev.vivace.OrchestraProvider;
import dev.vivace.PipelineProvider;
import dev.vivace.ReceiverTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.SenderTask;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.SequentialTaskId;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that stand behind the rows, found on real objects: those that a runtime hands out when it is used.
 *
 * @param classes the classes
 */
record Implementations(List<Class<?>> classes) {

    static Implementations of(RuntimeBuilder<@Nullable Object, TaskId> builder) throws InterruptedException {
        List<@Nullable Object> objects = new ArrayList<>();
        try (Runtime<@Nullable Object, TaskId> runtime = builder.build()) {
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> 1);
            objects.add(builder);
            objects.add(runtime);
            objects.add(runtime.builder());
            objects.add(runtime.<Integer>to());
            objects.add(task);
            objects.add(task.id());
            objects.add(new SequentialTaskId("kit", 1));
            objects.add(task.awaitResult());
            objects.add(AsyncResult.of(TaskResult.success(1)));
            objects.add(IntoAsyncResult.ofValue(1));
            ifProvided(() -> objects.addAll(pipeline(runtime)), objects);
            ifProvided(() -> objects.addAll(orchestra(runtime)), objects);
        }
        List<Class<?>> classes = new ArrayList<>();
        for (Object object : objects) {
            if (object != null) {
                classes.add(object.getClass());
            }
        }
        return new Implementations(List.copyOf(classes));
    }

    /** Simple names of what implements a type, in alphabetical order; what a sealed type permits, where it is sealed. */
    List<String> of(Class<?> type) {
        if (type == AsyncWork.class) {
            return List.of("users, with lambdas");
        }
        Stream<Class<?>> found = type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                : classes.stream().filter(type::isAssignableFrom);
        return found.map(Class::getSimpleName).distinct().sorted().toList();
    }

    /** Every object that a pipeline hands out. */
    private static List<Object> pipeline(Runtime<@Nullable Object, TaskId> runtime) throws Exception {
        List<Object> objects = new CopyOnWriteArrayList<>();
        EmittingTaskBuilder<Integer, Integer, AsyncTaskException, TaskId> builder =
                PipelineProvider.find().emits(runtime);
        SenderTask<Integer, Integer, AsyncTaskException, TaskId> sender = builder.sender(sources -> {
            objects.add(sources);
            return sources.ofEmitter(emitter -> {
                objects.add(emitter.event(1));
                emitter.emit(1);
            });
        });
        ReceiverTask<Integer, Integer, AsyncTaskException, TaskId> receiver =
                sender.receiver((event, collector) -> objects.addAll(List.of(event, collector)));
        EmittingTask<List<Integer>, Integer, AsyncTaskException, TaskId> task = receiver.run();
        objects.addAll(List.of(builder, sender, receiver, task, task.awaitFinalEvent()));
        return objects;
    }

    /** Every object that an orchestra hands out. */
    private static List<Object> orchestra(Runtime<@Nullable Object, TaskId> runtime) {
        var orchestra = OrchestraProvider.find().open(runtime, "probe");
        return List.of(
                orchestra, orchestra.statistics(), orchestra.to(), runtime.to().orchestrator(orchestra));
    }

    private static void ifProvided(Callable<?> maker, List<@Nullable Object> objects) {
        try {
            objects.add(maker.call());
        } catch (IllegalStateException none) {
            // its provider is still to come; the report says so
        } catch (Exception e) {
            throw new IllegalStateException("a provider is there, and does not work", e);
        }
    }
}
