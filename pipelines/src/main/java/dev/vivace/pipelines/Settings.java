package dev.vivace.pipelines;

import dev.vivace.AsyncTaskBuilder;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.TaskOrchestrator;
import dev.vivace.stream.CheckpointStore;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the builder was told before the sender. Immutable.
 *
 * @param options makes the pipeline's task
 */
record Settings<T>(
        AsyncTaskBuilder options,
        ErrorStrategy errors,
        Optional<Consumer<? super DeadLetter<T>>> letters,
        Optional<CheckpointStore> checkpoint,
        int buffer,
        Optional<TaskOrchestrator<?, ?, ?>> orchestrator) {

    static <T> Settings<T> of(AsyncTaskBuilder options) {
        return new Settings<>(
                options,
                ErrorStrategy.stopOnFirst(),
                Optional.empty(),
                Optional.empty(),
                EmittingTaskBuilder.DEFAULT_BUFFER,
                Optional.empty());
    }

    Settings<T> with(AsyncTaskBuilder next) {
        return new Settings<>(next, errors, letters, checkpoint, buffer, orchestrator);
    }

    Settings<T> with(ErrorStrategy next) {
        return new Settings<>(options, next, letters, checkpoint, buffer, orchestrator);
    }

    Settings<T> withLetters(Consumer<? super DeadLetter<T>> next) {
        return new Settings<>(options, errors, Optional.of(next), checkpoint, buffer, orchestrator);
    }

    Settings<T> with(CheckpointStore next) {
        return new Settings<>(options, errors, letters, Optional.of(next), buffer, orchestrator);
    }

    Settings<T> withBuffer(int next) {
        return new Settings<>(options, errors, letters, checkpoint, next, orchestrator);
    }

    Settings<T> with(TaskOrchestrator<?, ?, ?> next) {
        return new Settings<>(options, errors, letters, checkpoint, buffer, Optional.of(next));
    }
}
