package dev.vivace.examples.stress;

import dev.vivace.Lane;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.ChannelConfig.WhenFull;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.TaskPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Draws random trees: depth up to five, up to five children a node. Used by one thread. */
final class Dice {

    private static final int DEEPEST = 5;
    private static final int WIDEST = 5;

    private final SplittableRandom random;
    private int next;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** The dice of one tree of a run. */
    static Dice of(long seed, int tree) {
        return new Dice(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + tree));
    }

    /** A whole tree. */
    NodePlan tree() {
        return node(1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <E> E oneOf(List<E> values) {
        return values.get(random.nextInt(values.size()));
    }

    CancellationLevel level() {
        return oneOf(List.of(CancellationLevel.values()));
    }

    /** A plan with windows of at most two milliseconds. */
    CancellationPlan plan() {
        return switch (random.nextInt(4)) {
            case 0 -> CancellationPlan.graceful(Duration.ofMillis(2));
            case 1 -> CancellationPlan.kill(Duration.ofMillis(2));
            case 2 -> CancellationPlan.escalate(Duration.ZERO, Duration.ofMillis(1));
            default -> CancellationPlan.escalate(micros(1_000), micros(1_000));
        };
    }

    private NodePlan node(int depth) {
        int number = next++;
        NodePlan.Ending ending = chance(70) ? NodePlan.Ending.VALUE : oneOf(List.of(NodePlan.Ending.values()));
        List<Step> steps = steps(depth);
        return new NodePlan(number, options(waits(steps)), steps, ending, 1 + random.nextInt(3), chance(3));
    }

    private static boolean waits(List<Step> steps) {
        return steps.stream()
                .anyMatch(
                        step -> step instanceof Step.Spawn || step instanceof Step.Nap || step instanceof Step.Listen);
    }

    /** The CPU lane is for work that never waits, between its attempts neither. */
    private NodePlan.Options options(boolean waits) {
        Lane lane = chance(70) ? Lane.FRESH : waits || chance(50) ? Lane.SHARED : Lane.CPU;
        return new NodePlan.Options(
                lane,
                oneOf(List.of(TaskPriority.values())),
                maybe(12, () -> micros(4_000).plusNanos(1)),
                maybe(6, () -> micros(2_000).plusNanos(1)),
                chance(20) ? 1 + random.nextInt(2) : 0,
                chance(50)
                        ? RetryStrategy.immediate()
                        : RetryStrategy.fixed(micros(200)).withJitter(),
                chance(80) ? NodePlan.Fallback.NONE : oneOf(List.of(NodePlan.Fallback.values())),
                maybe(25, this::policy),
                maybe(40, this::plan),
                chance(70)
                        ? ChannelConfig.DEFAULT
                        : ChannelConfig.DEFAULT
                                .withCapacity(1 + random.nextInt(3))
                                .withWhenFull(oneOf(List.of(WhenFull.values()))));
    }

    private List<Step> steps(int depth) {
        List<Step> steps = new ArrayList<>();
        some(steps, 2, this::quiet);
        int children = children(depth);
        for (int i = 0; i < children; i++) {
            steps.add(new Step.Spawn(node(depth + 1), way()));
            if (chance(20)) {
                steps.add(quiet());
            }
        }
        if (children > 0) {
            some(steps, 2, this::towardsChildren);
            if (chance(50)) {
                steps.add(wait(children));
            }
        }
        some(steps, 1, this::quiet);
        return List.copyOf(steps);
    }

    private int children(int depth) {
        boolean leaf = depth == DEEPEST || chance(depth == 1 ? 10 : 45 + 5 * depth);
        return leaf ? 0 : 1 + random.nextInt(WIDEST);
    }

    private Step.Way way() {
        return chance(70) ? Step.Way.RUN : oneOf(List.of(Step.Way.values()));
    }

    private Step quiet() {
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> new Step.Compute(random.nextInt(20_000));
            case 12, 13, 14, 15, 16, 17 -> new Step.Nap(micros(1_000));
            case 18, 19, 20, 21, 22 -> new Step.Check();
            case 23, 24, 25, 26, 27, 28 -> new Step.Handle(chance(40), chance(40));
            case 29, 30, 31, 32 -> new Step.Tell(true);
            case 33, 34, 35 -> new Step.Listen(true, micros(500));
            case 36, 37 -> new Step.Complain();
            case 38 -> new Step.CancelSelf(level());
            default -> new Step.Compute(0);
        };
    }

    private Step towardsChildren() {
        int which = random.nextInt(WIDEST);
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Step.CancelChild(which, level());
            case 2 -> new Step.StopChild(which, plan());
            case 3 -> new Step.Promote(which, oneOf(List.of(TaskPriority.values())));
            case 4 -> new Step.Tell(false);
            case 5 -> new Step.Listen(false, micros(500));
            default -> quiet();
        };
    }

    private Step wait(int children) {
        return chance(50) ? new Step.Await(random.nextInt(children), chance(50)) : new Step.Join(policy(), chance(50));
    }

    private JoinPolicy policy() {
        JoinPolicy policy = switch (random.nextInt(4)) {
            case 0 -> JoinPolicy.allSucceed();
            case 1 -> JoinPolicy.firstSuccess();
            case 2 -> JoinPolicy.quorum(1 + random.nextInt(3));
            default -> JoinPolicy.supervised();
        };
        return chance(25) ? policy.until(micros(2_000)) : policy;
    }

    private Duration micros(int bound) {
        return Duration.ofNanos(random.nextInt(bound) * 1_000L);
    }

    private <V> Optional<V> maybe(int percent, Supplier<V> value) {
        return chance(percent) ? Optional.of(value.get()) : Optional.empty();
    }

    private static <E> void repeat(int times, List<E> into, Supplier<? extends E> value) {
        for (int i = 0; i < times; i++) {
            into.add(value.get());
        }
    }

    private <E> void some(List<E> into, int most, Supplier<? extends E> value) {
        repeat(random.nextInt(most + 1), into, value);
    }
}
