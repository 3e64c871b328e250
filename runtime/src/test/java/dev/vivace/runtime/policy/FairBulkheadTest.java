package dev.vivace.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.error.TaskCancelledException;
import dev.vivace.policy.Bulkhead;
import dev.vivace.runtime.time.ManualClock;
import dev.vivace.runtime.wait.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class FairBulkheadTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final ManualClock clock = ManualClock.startingAtNanos(-5);
    private final HandWaiting waiting = new HandWaiting(clock);

    private Bulkhead bulkhead(int limit, Duration patience) {
        return FairBulkhead.of("pool", limit, patience, clock, waiting);
    }

    /** A caller that waits for a place when this returns. */
    private final class Caller {
        final CompletableFuture<Boolean> entered = new CompletableFuture<>();
        final Thread thread;

        Caller(Bulkhead bulkhead) throws InterruptedException {
            thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    entered.complete(bulkhead.enter());
                } catch (Throwable thrown) {
                    entered.completeExceptionally(thrown);
                }
            });
            assertThat(waiting.arrivals.take()).isSameAs(thread);
        }
    }

    @Test
    void letsInAsManyAsItsLimit() throws Exception {
        Bulkhead two = bulkhead(2, Duration.ZERO);
        assertThat(two.enter()).isTrue();
        assertThat(two.enter()).isTrue();
        assertThat(two.enter()).isFalse();
        two.leave();
        assertThat(two.enter()).isTrue();
        assertThat(two.name()).isEqualTo("pool");
        assertThat(two.limit()).isEqualTo(2);
        assertThat(waiting.arrivals).isEmpty();
    }

    @Test
    void whoLeavesHandsThePlaceToTheFirst() throws Exception {
        Bulkhead one = bulkhead(1, FOR_EVER);
        assertThat(one.enter()).isTrue();
        Caller first = new Caller(one);
        Caller second = new Caller(one);
        Caller third = new Caller(one);
        one.leave();
        assertThat(first.entered.get()).isTrue();
        assertThat(second.entered).isNotDone();
        one.leave();
        assertThat(second.entered.get()).isTrue();
        assertThat(third.entered).isNotDone();
        one.leave();
        assertThat(third.entered.get()).isTrue();
    }

    @Test
    void givesUpWhenPatienceEnds() throws Exception {
        Bulkhead one = bulkhead(1, SECOND);
        assertThat(one.enter()).isTrue();
        Caller caller = new Caller(one);
        clock.advance(SECOND.minusNanos(1));
        waiting.wake(caller.thread);
        assertThat(caller.entered).isNotDone();
        clock.advance(Duration.ofNanos(1));
        waiting.wake(caller.thread);
        assertThat(caller.entered.get()).isFalse();
        one.leave();
        assertThat(one.enter()).isTrue();
    }

    @Test
    void aCancelledCallerLeavesTheQueue() throws Exception {
        Bulkhead one = bulkhead(1, FOR_EVER);
        assertThat(one.enter()).isTrue();
        Caller first = new Caller(one);
        Caller second = new Caller(one);
        waiting.cancel(first.thread);
        assertThatThrownBy(first.entered::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TaskCancelledException.class);
        one.leave();
        assertThat(second.entered.get()).isTrue();
    }

    @Test
    void anInterruptedCallerLeavesTheQueue() throws Exception {
        Bulkhead one = bulkhead(1, FOR_EVER);
        assertThat(one.enter()).isTrue();
        Caller caller = new Caller(one);
        caller.thread.interrupt();
        assertThatThrownBy(caller.entered::get).hasCauseInstanceOf(InterruptedException.class);
        one.leave();
        assertThat(one.enter()).isTrue();
    }

    /** A waiting whose every wait is one scripted action, to hit the moment between handing over and waking. */
    private Bulkhead scripted(Script script) {
        AtomicInteger waits = new AtomicInteger();
        return FairBulkhead.of("pool", 1, SECOND, clock, new Waiting() {
            @Override
            public boolean await(Object what, BooleanSupplier condition, long untilNanos) throws InterruptedException {
                assertThat(waits.incrementAndGet()).isEqualTo(1);
                assertThat(what).isEqualTo("a place in bulkhead pool");
                return script.run();
            }

            @Override
            public void wake(Thread thread) {}
        });
    }

    private interface Script {
        boolean run() throws InterruptedException;
    }

    @Test
    void aPlaceThatComesInTheMomentOfGivingUpIsTaken() throws Exception {
        List<Bulkhead> self = new ArrayList<>();
        self.add(scripted(() -> {
            self.getFirst().leave();
            return false;
        }));
        assertThat(self.getFirst().enter()).isTrue();
        assertThat(self.getFirst().enter()).isTrue();
        self.getFirst().leave();
        assertThatThrownBy(self.getFirst()::leave).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPlaceThatComesInTheMomentOfCancellationIsHandedOn() throws Exception {
        List<Bulkhead> self = new ArrayList<>();
        self.add(scripted(() -> {
            self.getFirst().leave();
            throw new InterruptedException("expected");
        }));
        assertThat(self.getFirst().enter()).isTrue();
        assertThatThrownBy(self.getFirst()::enter).isInstanceOf(InterruptedException.class);
        assertThat(self.getFirst().enter()).isTrue();
    }

    @Test
    void leavingWithoutEnteringIsAMistake() {
        assertThatThrownBy(bulkhead(1, SECOND)::leave)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("leave() without enter() in bulkhead pool");
    }

    @Test
    void refusesNonsenseByNameAndValue() {
        assertThatThrownBy(() -> FairBulkhead.of("", 1, SECOND, clock, waiting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not be blank, was \"\"");
        assertThatThrownBy(() -> bulkhead(-3, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be at least 1, was -3");
        assertThatThrownBy(() -> bulkhead(1, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("patience must not be negative, was PT-1S");
    }

    @Test
    void neverHoldsMoreThanItsLimitUnderARace() throws Exception {
        Bulkhead three = bulkhead(3, FOR_EVER);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            callers.add(CompletableFuture.runAsync(() -> visit(three, inside, most, 2000), Thread::startVirtualThread));
        }
        CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new)).get();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(inside).hasValue(0);
    }

    private static void visit(Bulkhead bulkhead, AtomicInteger inside, AtomicInteger most, int times) {
        try {
            for (int i = 0; i < times; i++) {
                assertThat(bulkhead.enter()).isTrue();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                bulkhead.leave();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
