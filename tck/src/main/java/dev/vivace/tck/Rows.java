package dev.vivace.tck;

import java.util.List;
import java.util.stream.Stream;

/** What the contract promises, in its order. */
final class Rows {

    /** The thirty rows of section 1. */
    static final List<Row> THIRTY = List.of(
            Row.of("AsyncTask<T, I>", "T S C F K P M"),
            Row.of("TaskId", "T1"),
            Row.of("PrioritizedTask<T>", "P"),
            Row.of("CancellableTask<T>", "C"),
            Row.of("TracingTask<T>", "F1 K3"),
            Row.of("TimedTask<T>", "T2 T3 T4"),
            Row.of("ContextualizedTask<T, I>", "K1 K3 K4"),
            Row.of("RecoverableTask<T>", "F2 F3 F4 F5 F6"),
            Row.of("StatusEnabledTask<T>", "S1 S2"),
            Row.of("MetricsEnabledTask<T>", "M"),
            Row.of("NamedTask", "T1"),
            Row.of("AsyncTaskBuilder", "F5 R6"),
            Row.of("AsyncWork<R>", "S3 F1 F6"),
            Row.of("SpawningTaskBuilder<T, E, I>", "S3 F4 F5 K1 R6"),
            Row.of("EmittingTaskBuilder<T, C, E, I>", "E"),
            Row.of("Orchestra<T, Task, I>", "O"),
            Row.of("TaskOrchestrator<T, Task, I>", "O"),
            Row.of("Runtime<T, I>", "R"),
            Row.of("RuntimeBuilder<T, I>", "P2 R2 R3 R6"),
            Row.of("OrchestratorBuilder<T, Task, I>", "O1"),
            Row.of("ExecutionStats", "O7"),
            Row.of("EmittingTask<T, C, E, I>", "E6 E7"),
            Row.of("SenderTask<T, C, E, I>", "E1 E2 E3 E4"),
            Row.of("ReceiverTask<T, C, E, I>", "E2 E3 E5"),
            Row.of("StreamingEvent<T>", "E6"),
            Row.of("Collector<T, C, Collection>", "E8"),
            Row.of("SpawningTask<T, I>", "S3 K1 K2"),
            Row.of("TaskResult<T>", "S3 F1"),
            Row.of("AsyncResult<T>", "S3 F1 F6"),
            Row.of("IntoAsyncResult<T, E>", "S3 F1"));

    /** The types beside them. */
    static final List<Row> BESIDE = Stream.of(
                    "CancellationLevel",
                    "CancellationResult",
                    "RetryStrategy",
                    "RankableByPriority",
                    "TaskPriority",
                    "TaskStatus",
                    "CpuUsage",
                    "MemoryUsage",
                    "IoUsage",
                    "AsyncTaskError",
                    "OrchestratorError",
                    "TaskRelationships<T, I>",
                    "TaskMessage<T>",
                    "TaskEnvelope<T, I>",
                    "TaskChannel",
                    "ChannelConfig",
                    "TaskMessageBuilder<T, I>",
                    "SenderStrategy",
                    "ReceiverStrategy",
                    "ErrorStrategy",
                    "SenderEvent<T>",
                    "SenderEventBuilder<T>",
                    "ReceiverEvent<T, C>",
                    "FinalEvent<T, C, Item, Collection>",
                    "ComparatorSequence<T>",
                    "TimestampSequence",
                    "IdSequence<T>",
                    "MinMax<T>",
                    "Delimiter",
                    "ChunkSize")
            .map(declaration -> Row.of(declaration, ""))
            .toList();

    private Rows() {}
}
