package dev.vivace.tck.decoy;

import dev.vivace.AsyncWork;
import dev.vivace.ContextualizedTask;
import dev.vivace.JoinedChildren;
import dev.vivace.NamedTask;
import dev.vivace.RuntimeBuilder;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.StatusEnabledTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskOptions;
import dev.vivace.TaskRelationships;
import dev.vivace.TraceContext;
import dev.vivace.TracingTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.EncryptedPayload;
import dev.vivace.message.MessageInlet;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.PayloadCipher;
import dev.vivace.message.TaskChannel;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import dev.vivace.policy.JoinPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runtimes that break the laws K. */
final class StructureDecoys {

    static final List<Decoy> ALL = List.of(
            new Decoy(
                    "K1",
                    "makes no task a child of another",
                    Bend.of(SpawningTaskBuilder.class, "run", StructureDecoys::detached)),
            new Decoy("K1", "adopts what was to be detached", Bend.ignoring(TaskOptions.class, "detached")),
            new Decoy(
                    "K1", "does not listen to whose child a task is to be", Bend.ignoring(TaskOptions.class, "parent")),
            new Decoy("K1", "hides children", Bend.of(TaskRelationships.class, "children", call -> List.of())),
            new Decoy("K1", "hides parents", Bend.of(TaskRelationships.class, "parent", call -> Optional.empty())),
            new Decoy("K1", "calls tasks by their last name only", Bend.of(NamedTask.class, "path", call -> {
                String path = String.valueOf(call.proceed());
                return path.substring(path.lastIndexOf('/') + 1);
            })),
            new Decoy(
                    "K1", "settles parents before their children", Bend.of(StatusEnabledTask.class, "status", call -> {
                        SpawningTask<?, ?> task = call.target(SpawningTask.class);
                        boolean waits = !task.relationships().children().isEmpty();
                        return waits ? TaskStatus.COMPLETED : call.proceed();
                    })),
            new Decoy(
                    "K2",
                    "lets every child fail alone",
                    joins(policy -> new JoinPolicy(JoinPolicy.Kind.SUPERVISED, 0, policy.within()))),
            new Decoy(
                    "K2",
                    "wants all to succeed",
                    joins(policy -> new JoinPolicy(JoinPolicy.Kind.ALL_SUCCEED, 0, policy.within()))),
            new Decoy(
                    "K2",
                    "is content with one success",
                    joins(policy -> new JoinPolicy(JoinPolicy.Kind.FIRST_SUCCESS, 0, policy.within()))),
            new Decoy(
                    "K2",
                    "is content with one less than the quorum",
                    joins(policy -> new JoinPolicy(policy.kind(), Math.max(1, policy.quorum() - 1), policy.within()))),
            new Decoy(
                    "K2",
                    "joins without a deadline",
                    joins(policy -> new JoinPolicy(policy.kind(), policy.quorum(), Optional.empty()))),
            new Decoy(
                    "K2",
                    "does not tell what is unfinished",
                    joined(children -> new JoinedChildren(
                            children.succeeded(), children.failed(), children.cancelled(), List.of()))),
            new Decoy(
                    "K2",
                    "tells of failures as of cancellations",
                    joined(children -> new JoinedChildren(
                            children.succeeded(),
                            List.of(),
                            both(children.failed(), children.cancelled()),
                            children.unfinished()))),
            new Decoy(
                    "K2",
                    "lists children the wrong way round",
                    joined(children -> new JoinedChildren(
                            children.succeeded().reversed(),
                            children.failed(),
                            children.cancelled(),
                            children.unfinished()))),
            new Decoy("K2", "forgets the policy of the builder", Bend.ignoring(TaskOptions.class, "children")),
            new Decoy("K3", "hands nothing to the work", Bend.ignoring(TaskOptions.class, "with")),
            new Decoy("K3", "hands nothing on to children", Bend.of(TaskContext.class, "find", call -> {
                TaskContext context = call.target(TaskContext.class);
                boolean child = context.task().relationships().parent().isPresent();
                return child ? Optional.empty() : call.proceed();
            })),
            new Decoy(
                    "K3",
                    "shows no values from outside",
                    Bend.of(ContextualizedTask.class, "contextValue", call -> Optional.empty())),
            new Decoy("K3", "carries nothing", Bend.ignoring(RuntimeBuilder.class, "carrier")),
            new Decoy(
                    "K3",
                    "begins a new trace in each task",
                    Bend.of(TracingTask.class, "trace", call -> ownTrace(call.proceed()))),
            new Decoy("K3", "has no traces", Bend.of(TracingTask.class, "trace", call -> Optional.empty())),
            new Decoy(
                    "K3",
                    "stays in the directory of the process",
                    Bend.ignoring(TaskOptions.class, "workingDirectory")),
            new Decoy(
                    "K4",
                    "makes data of every message",
                    received(envelope ->
                            with(envelope, envelope.sequence(), new TaskMessage.Data<>(envelope.message())))),
            new Decoy("K4", "counts no messages", received(envelope -> with(envelope, 1, envelope.message()))),
            new Decoy("K4", "has channels without bounds", configured(config -> config.withCapacity(100_000))),
            new Decoy(
                    "K4",
                    "drops what does not fit",
                    configured(config -> config.withWhenFull(ChannelConfig.WhenFull.DROP_OLDEST))),
            new Decoy(
                    "K4",
                    "lets senders wait that are to be refused",
                    configured(config -> config.withWhenFull(ChannelConfig.WhenFull.WAIT))),
            new Decoy("K4", "does not count what it drops", Bend.of(TaskChannel.class, "dropped", call -> 0L)),
            new Decoy("K4", "sends to the dead", Bend.of(MessageOutlet.class, "trySend", call -> true)),
            new Decoy("K4", "takes every task for alive", Bend.of(StatusEnabledTask.class, "isStalled", call -> false)),
            new Decoy(
                    "K4",
                    "expects no heartbeat",
                    configured(config -> new ChannelConfig(
                            config.capacity(), config.whenFull(), Optional.empty(), config.missedBeats()))),
            new Decoy(
                    "K4",
                    "counts a task as stalled after one missed beat",
                    configured(
                            config -> new ChannelConfig(config.capacity(), config.whenFull(), config.heartbeat(), 1))),
            new Decoy("K4", "seals nothing", inTheClear()),
            new Decoy("K4", "opens a payload as often as it is asked", replaying()),
            new Decoy("K4", "takes what is too old for broken", Bend.of(PayloadCipher.class, "open", call -> {
                try {
                    return call.proceed();
                } catch (AsyncTaskException e) {
                    throw e.error() instanceof AsyncTaskError.KeyVersionTooOld
                            ? new AsyncTaskException(
                                    new AsyncTaskError.InvalidData(e.error().message()))
                            : e;
                }
            })));

    private StructureDecoys() {}

    private static Bend joins(UnaryOperator<JoinPolicy> change) {
        Twist twist = call -> call.proceedWith(change.apply(call.argument(0)));
        return Bend.of(TaskContext.class, "join", twist)
                .and(SpawningTask.class, "joinChildren", twist)
                .and(TaskOptions.class, "children", twist);
    }

    private static Bend joined(UnaryOperator<JoinedChildren> change) {
        return Bend.of(TaskContext.class, "join", call -> {
            Object joined = call.proceed();
            return joined instanceof JoinedChildren children ? change.apply(children) : joined;
        });
    }

    private static List<SpawningTask<?, ?>> both(List<SpawningTask<?, ?>> some, List<SpawningTask<?, ?>> others) {
        List<SpawningTask<?, ?>> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Bend configured(UnaryOperator<ChannelConfig> change) {
        return Bend.of(TaskOptions.class, "messages", call -> call.proceedWith(change.apply(call.argument(0))));
    }

    private static Bend received(UnaryOperator<TaskEnvelope<?, ? extends TaskId>> change) {
        return Bend.of(MessageInlet.class, "receive", call -> {
            Object received = call.proceed();
            return received instanceof TaskEnvelope<?, ?> envelope ? change.apply(envelope) : received;
        });
    }

    private static TaskEnvelope<?, ? extends TaskId> with(
            TaskEnvelope<?, ? extends TaskId> envelope, long sequence, TaskMessage<?> message) {
        return new TaskEnvelope<>(envelope.from(), envelope.to(), sequence, envelope.sentAt(), message);
    }

    /** A trace of its own for each task. */
    private static Object ownTrace(@Nullable Object trace) {
        return trace instanceof Optional<?> optional && optional.orElse(null) instanceof TraceContext context
                ? Optional.of(
                        new TraceContext(context.spanId() + context.spanId(), context.spanId(), context.parentSpanId()))
                : Optional.empty();
    }

    /** Payloads that carry the bytes as they are. */
    private static Bend inTheClear() {
        return Bend.of(PayloadCipher.class, "seal", call -> {
                    Object sealed = call.proceed();
                    byte[] plain = call.argument(0);
                    return sealed instanceof EncryptedPayload it
                            ? EncryptedPayload.of(it.keyVersion(), it.sender(), it.sequence(), it.nonce(), plain)
                            : sealed;
                })
                .and(PayloadCipher.class, "open", call -> {
                    EncryptedPayload payload = call.argument(0);
                    return payload.ciphertext();
                });
    }

    /** Remembers what it has opened, to open it again. */
    private static Bend replaying() {
        Map<EncryptedPayload, byte[]> opened = new ConcurrentHashMap<>();
        return Bend.of(PayloadCipher.class, "open", call -> {
            EncryptedPayload payload = call.argument(0);
            byte[] known = opened.get(payload);
            if (known == null && call.proceed() instanceof byte[] plain) {
                opened.put(payload, plain);
                return plain;
            }
            return known;
        });
    }

    /** Runs without a parent. */
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // a builder of any tasks; the task is returned
    private static Object detached(Call call) {
        AsyncWork<@Nullable Object> work = call.argument(0);
        return ((SpawningTaskBuilder<@Nullable Object, ?, ?>) call.target())
                .detached()
                .run(work);
    }
}
