package dev.vivace.cli.report;

import dev.vivace.AsyncTask;
import dev.vivace.metric.Figure;
import dev.vivace.metric.Provenance;
import java.util.Collection;
import java.util.List;

/**
 * What the parsing tasks cost. Each figure says how it was obtained; one that nobody knows is not 0 but UNAVAILABLE.
 *
 * @param cpuNanos processor time
 * @param cpuProvenance how it was obtained
 * @param allocatedBytes memory allocated
 * @param allocatedProvenance how it was obtained
 */
public record Cost(long cpuNanos, Provenance cpuProvenance, long allocatedBytes, Provenance allocatedProvenance) {

    static Cost of(Collection<? extends AsyncTask<?, ?>> tasks) {
        List<Figure> cpu = tasks.stream().map(task -> task.cpuUsage().total()).toList();
        List<Figure> allocated =
                tasks.stream().map(task -> task.memoryUsage().allocated()).toList();
        return new Cost(sum(cpu), provenance(cpu), sum(allocated), provenance(allocated));
    }

    private static long sum(List<Figure> figures) {
        return figures.stream().mapToLong(figure -> figure.value().orElse(0)).sum();
    }

    /** A sum is as good as its worst part. Tasks that never ran have no part in it. */
    private static Provenance provenance(List<Figure> figures) {
        return figures.stream()
                .map(Figure::provenance)
                .filter(provenance -> provenance != Provenance.UNAVAILABLE)
                .max(Enum::compareTo)
                .orElse(Provenance.UNAVAILABLE);
    }
}
