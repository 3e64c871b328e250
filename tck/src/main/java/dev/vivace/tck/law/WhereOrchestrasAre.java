package dev.vivace.tck.law;

import dev.vivace.OrchestraProvider;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves the laws of orchestras out where nothing implements them; they are not covered then, and nobody says they are. */
public final class WhereOrchestrasAre implements ExecutionCondition {

    private static final Pattern ORCHESTRAS = Pattern.compile("O\\d+_.*");

    /** For JUnit. */
    public WhereOrchestrasAre() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean orchestras = context.getTestMethod()
                .filter(method -> ORCHESTRAS.matcher(method.getName()).matches())
                .isPresent();
        return !orchestras || isThere()
                ? ConditionEvaluationResult.enabled("nothing is missing")
                : ConditionEvaluationResult.disabled("no orchestra provider is on the module path");
    }

    private static boolean isThere() {
        try {
            OrchestraProvider.find();
            return true;
        } catch (IllegalStateException none) {
            return false;
        }
    }
}
