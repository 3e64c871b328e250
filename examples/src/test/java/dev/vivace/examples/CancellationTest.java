package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.CancellationResult.Cancelled;
import dev.vivace.lifecycle.CancellationLevel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CancellationTest {

    @Test
    void runs() throws Exception {
        Cancellation.main(new String[0]);
    }

    @Test
    void ends_each_at_its_level() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        assertThat(Cancellation.stop(Cancellation::polite)).isEqualTo(new Cancelled(CancellationLevel.GRACEFUL));
        assertThat(Cancellation.stop(Cancellation::interruptible)).isEqualTo(new Cancelled(CancellationLevel.KILL));
        assertThat(Cancellation.stop(context -> Cancellation.deaf(release)))
                .isEqualTo(new Cancelled(CancellationLevel.KILL_HARD));
        release.countDown();
    }
}
