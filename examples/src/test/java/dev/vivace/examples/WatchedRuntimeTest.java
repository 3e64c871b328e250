package dev.vivace.examples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WatchedRuntimeTest {

    @Test
    @Timeout(60)
    void runs() throws Exception {
        WatchedRuntime.main(new String[0]);
    }
}
