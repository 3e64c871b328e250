package dev.vivace.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NewbornsTest {

    private final Newborns newborns = new Newborns();

    private List<Long> takeAll() {
        List<Long> moments = new ArrayList<>();
        for (int stack = 0; stack < Newborns.STACKS; stack++) {
            for (TimerWheel.Timer bell = newborns.takeAll(stack); bell != null; bell = bell.next) {
                moments.add(bell.atNanos);
            }
        }
        return moments;
    }

    @Test
    void whatIsPushedIsTakenOnce() {
        for (long i = 0; i < 100; i++) {
            newborns.push(new Bell(i, () -> {}));
        }
        assertThat(takeAll()).hasSize(100).doesNotHaveDuplicates();
        assertThat(takeAll()).isEmpty();
    }

    @Test
    void saysWhenThereAreMany() {
        for (int i = 0; i < Newborns.MANY; i++) {
            assertThat(newborns.push(new Bell(i, () -> {}))).isFalse();
        }
        assertThat(newborns.push(new Bell(0, () -> {}))).isTrue();
        takeAll();
        assertThat(newborns.push(new Bell(0, () -> {}))).isFalse();
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            long first = t * 10_000L;
            threads.add(Thread.startVirtualThread(() -> {
                for (long i = 0; i < 10_000; i++) {
                    newborns.push(new Bell(first + i, () -> {}));
                }
            }));
        }
        List<Long> all = new ArrayList<>();
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                all.addAll(takeAll());
            }
        }
        all.addAll(takeAll());
        assertThat(all).hasSize(40_000).doesNotHaveDuplicates();
    }
}
