package dev.vivace.cli.report;

import dev.vivace.cli.terminal.Numbers;
import dev.vivace.metric.Provenance;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says in a sentence what needs no table. */
final class Sentences {

    private Sentences() {}

    static List<String> about(Report report) {
        return List.of(catalogue(report.catalogue()), deprecated(report.deprecated()), cost(report));
    }

    private static String catalogue(CatalogueReport catalogue) {
        return "  The flaky catalogue described " + catalogue.answered() + " of " + catalogue.asked() + " modules: "
                + catalogue.retries() + " retries, " + catalogue.fellBack() + " fallbacks.";
    }

    private static String deprecated(DeprecatedUse use) {
        return "  " + Numbers.count(use.callSites()) + " call sites use deprecated API, "
                + Numbers.count(use.forRemoval()) + " of them API that will be removed.";
    }

    private static String cost(Report report) {
        Cost cost = report.cost();
        if (cost.cpuProvenance() == Provenance.UNAVAILABLE) {
            return "  What parsing cost is not known.";
        }
        return "  Parsing cost " + Numbers.seconds(Duration.ofNanos(cost.cpuNanos())) + " of CPU"
                + how(cost.cpuProvenance()) + " and allocated " + Numbers.bytes(cost.allocatedBytes())
                + how(cost.allocatedProvenance()) + ".";
    }

    private static String how(Provenance provenance) {
        return " (" + provenance.name().toLowerCase(Locale.ROOT) + ")";
    }
}
