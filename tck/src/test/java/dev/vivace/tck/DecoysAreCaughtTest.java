package dev.vivace.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.tck.decoy.Decoy;
import dev.vivace.tck.decoy.Decoys;
import dev.vivace.tck.law.Patience;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit has teeth: each broken runtime fails a test of the law that it breaks. */
class DecoysAreCaughtTest {

    static List<Decoy> decoys() {
        return Decoys.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decoys")
    void is_caught(Decoy decoy) {
        Law law = Law.of(decoy.law());
        LawRun run = runWith(decoy.bend(), law);
        assertThat(run.testsOf(law)).as("tests of %s", law).isNotEmpty();
        assertThat(run.failedOf(law)).as("tests of %s that catch a runtime that %s", law, decoy.description())
                .isNotEmpty();
    }

    private static LawRun runWith(UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend, Law law) {
        String patience = System.getProperty(Patience.PROPERTY);
        System.setProperty(Patience.PROPERTY, "5000");
        BentConformance.bend = bend;
        try {
            return LawRun.of(BentConformance.class, law::equals);
        } finally {
            if (patience == null) {
                System.clearProperty(Patience.PROPERTY);
            } else {
                System.setProperty(Patience.PROPERTY, patience);
            }
        }
    }

    /** Not found by name: surefire takes classes that end in Test. */
    static class BentConformance extends RuntimeConformance {

        /** Written by the test that runs this class, before it does. */
        static volatile UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend = UnaryOperator.identity();

        @Override
        protected RuntimeBuilder<@Nullable Object, TaskId> runtimeBuilder() {
            return bend.apply(RuntimeProvider.find().runtimeBuilder());
        }
    }
}
