package dev.vivace.pipelines;

import dev.vivace.ReceiverTask;
import dev.vivace.ReceiverWork;
import dev.vivace.SenderTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.stream.Batched;
import dev.vivace.stream.ReceiverStrategy;
import java.util.function.Function;

/** A pipeline that has a sender and waits for its receiver. */
record SenderEnd<T, C, E extends Exception>(
        Settings<T> settings, Plan.Sending<T> sending, Function<AsyncTaskError, E> mapper)
        implements SenderTask<T, C, E, TaskId> {

    @Override
    public <D> ReceiverTask<T, D, E, TaskId> receiver(ReceiverWork<T, D> work, ReceiverStrategy strategy) {
        return end(new Plan.Receiving.Mapping<>(Checks.notNull("work", work)), strategy);
    }

    @Override
    public ReceiverTask<T, C, E, TaskId> receiver(ReceiverWork.Collecting<T, C> work, ReceiverStrategy strategy) {
        return end(new Plan.Receiving.Collecting<>(Checks.notNull("work", work)), strategy);
    }

    @Override
    public <D> ReceiverTask<T, D, E, TaskId> batchReceiver(ReceiverWork.Batch<T, D> work, Batched batches) {
        return end(
                new Plan.Receiving.Batching<>(Checks.notNull("work", work), Checks.notNull("batches", batches)),
                batches);
    }

    private <D> ReceiverTask<T, D, E, TaskId> end(Plan.Receiving<T, D> receiver, ReceiverStrategy strategy) {
        return new ReceiverEnd<>(Plan.of(settings, sending, receiver, Checks.notNull("strategy", strategy)), mapper);
    }
}
