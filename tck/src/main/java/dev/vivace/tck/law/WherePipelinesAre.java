package dev.vivace.tck.law;

import dev.vivace.PipelineProvider;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves the laws of streams out where nothing implements pipelines; they are not covered then, and nobody says they are. */
public final class WherePipelinesAre implements ExecutionCondition {

    private static final Pattern STREAMS = Pattern.compile("E\\d+_.*");

    /** For JUnit. */
    public WherePipelinesAre() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean streams = context.getTestMethod()
                .filter(method -> STREAMS.matcher(method.getName()).matches())
                .isPresent();
        return !streams || isThere()
                ? ConditionEvaluationResult.enabled("nothing is missing")
                : ConditionEvaluationResult.disabled("no pipeline provider is on the module path");
    }

    static boolean isThere() {
        try {
            PipelineProvider.find();
            return true;
        } catch (IllegalStateException none) {
            return false;
        }
    }
}
