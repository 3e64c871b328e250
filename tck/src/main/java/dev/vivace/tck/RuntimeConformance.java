package dev.vivace.tck;

import dev.vivace.OrchestraProvider;
import dev.vivace.RuntimeBuilder;
import dev.vivace.id.TaskId;
import dev.vivace.tck.law.Bench;
import dev.vivace.tck.law.CancellationLaws;
import dev.vivace.tck.law.FailureLaws;
import dev.vivace.tck.law.IdentityAndTimeLaws;
import dev.vivace.tck.law.InheritanceLaws;
import dev.vivace.tck.law.MeteringLaws;
import dev.vivace.tck.law.OrchestraLaws;
import dev.vivace.tck.law.Patience;
import dev.vivace.tck.law.PriorityLaws;
import dev.vivace.tck.law.ResultLaws;
import dev.vivace.tck.law.RuntimeLaws;
import dev.vivace.tck.law.StatusLaws;
import dev.vivace.tck.law.StreamLaws;
import dev.vivace.tck.law.StructureLaws;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every law that a runtime keeps, as tests. A runtime's author extends it and says how to begin a runtime:
 *
 * {@snippet :
 * class MyRuntimeConformanceTest extends RuntimeConformance {
 *     @Override
 *     protected RuntimeBuilder<@Nullable Object, TaskId> runtimeBuilder() {
 *         return MyRuntimes.builder();
 *     }
 * }
 * }
 *
 * <p>A test that fails is named after the law that is broken: {@code C2_...} is law C2 of the contract. The laws of streams
 * are tested when a {@link dev.vivace.PipelineProvider} is on the module path, with that provider on this runtime; those of
 * orchestras likewise, when an {@link OrchestraProvider} is.
 */
@ExtendWith(Patience.class)
public abstract class RuntimeConformance
        implements IdentityAndTimeLaws,
                StatusLaws,
                CancellationLaws,
                FailureLaws,
                StructureLaws,
                PriorityLaws,
                MeteringLaws,
                InheritanceLaws,
                RuntimeLaws,
                ResultLaws,
                StreamLaws,
                OrchestraLaws {

    /** Made and used by the test, then cleared by JUnit; one instance of the class is one test. */
    private @Nullable Bench bench;

    /** For subclasses. */
    protected RuntimeConformance() {}

    /**
     * Begins a runtime.
     *
     * @return a fresh builder with the defaults of the runtime under test
     */
    protected abstract RuntimeBuilder<@Nullable Object, TaskId> runtimeBuilder();

    /**
     * Finds what opens orchestras.
     *
     * @return the provider on the module path
     * @throws IllegalStateException when there is none
     */
    protected OrchestraProvider orchestraProvider() {
        return OrchestraProvider.find();
    }

    @Override
    public final synchronized Bench bench() {
        if (bench == null) {
            bench = new Bench(this::runtimeBuilder, this::orchestraProvider);
        }
        return bench;
    }

    /**
     * Clears away what the test has opened.
     *
     * @throws Exception when that fails
     */
    @AfterEach
    final void clearUp() throws Exception {
        bench().clear();
    }
}
