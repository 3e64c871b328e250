package dev.vivace.tck.decoy;

import dev.vivace.AsyncTask;
import dev.vivace.MetricsEnabledTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.Figure;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.Metering;
import dev.vivace.metric.TaskUsage;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Runtimes that break the laws M. */
final class MeteringDecoys {

    static final List<Decoy> ALL = List.of(
            new Decoy("M1", "says zero for CPU time that it does not know", cpu(MeteringDecoys::orZero)),
            new Decoy("M1", "says zero for allocation that it does not know", memory(MeteringDecoys::orZero)),
            new Decoy("M1", "says zero for input and output that it does not know", io(MeteringDecoys::orZero)),
            new Decoy("M1", "calls every figure measured", memory(MeteringDecoys::asMeasured)),
            new Decoy("M1", "calls every total measured", Bend.of(MetricsEnabledTask.class, "totalUsage", call -> {
                TaskUsage total = call.result();
                return new TaskUsage(
                        total.cpu(), new MemoryUsage(asMeasured(total.memory().allocated())), total.io());
            })),
            new Decoy("M2", "charges a task half of its CPU time", cpu(figure -> times(figure, 0.5))),
            new Decoy("M2", "charges a task a tenth too much CPU time", cpu(figure -> times(figure, 1.1))),
            new Decoy("M2", "forgets a tenth of what is allocated", memory(figure -> times(figure, 0.9))),
            new Decoy(
                    "M2",
                    "forgets what is read",
                    io(figure -> figure.value().isPresent() ? Figure.measured(0) : figure)),
            new Decoy("M2", "takes reads for writes", Bend.of(MetricsEnabledTask.class, "ioUsage", call -> {
                IoUsage io = call.result();
                return new IoUsage(io.bytesWritten(), io.bytesRead(), io.operations(), io.waited());
            })),
            new Decoy("M2", "does not count operations", Bend.of(MetricsEnabledTask.class, "ioUsage", call -> {
                IoUsage io = call.result();
                return new IoUsage(io.bytesRead(), io.bytesWritten(), Figure.measured(1), io.waited());
            })),
            new Decoy("M2", "leaves children out of totals", Bend.of(MetricsEnabledTask.class, "totalUsage", call -> {
                AsyncTask<?, ?> task = call.target(AsyncTask.class);
                return new TaskUsage(task.cpuUsage(), task.memoryUsage(), task.ioUsage());
            })),
            new Decoy(
                    "M2",
                    "does not wait for figures that arrive late",
                    Bend.of(Runtime.class, "flushMetering", call -> null)),
            new Decoy("M3", "counts though it is told not to", Bend.of(RuntimeBuilder.class, "metering", call -> {
                Metering asked = call.argument(0);
                return call.proceedWith(asked == Metering.OFF ? Metering.CPU_LANE : asked);
            })),
            new Decoy("M3", "records though it is told not to", Bend.of(RuntimeBuilder.class, "metering", call -> {
                Metering asked = call.argument(0);
                return call.proceedWith(asked == Metering.OFF ? Metering.SAMPLED : asked);
            })));

    private MeteringDecoys() {}

    private static Bend cpu(UnaryOperator<Figure> other) {
        return Bend.of(MetricsEnabledTask.class, "cpuUsage", call -> {
            CpuUsage right = call.result();
            return new CpuUsage(other.apply(right.total()), right.user());
        });
    }

    private static Bend memory(UnaryOperator<Figure> other) {
        return Bend.of(MetricsEnabledTask.class, "memoryUsage", call -> {
            MemoryUsage right = call.result();
            return new MemoryUsage(other.apply(right.allocated()));
        });
    }

    private static Bend io(UnaryOperator<Figure> other) {
        return Bend.of(MetricsEnabledTask.class, "ioUsage", call -> {
            IoUsage right = call.result();
            return new IoUsage(
                    other.apply(right.bytesRead()), right.bytesWritten(), right.operations(), right.waited());
        });
    }

    private static Figure orZero(Figure figure) {
        return figure.value().isPresent() ? figure : Figure.measured(0);
    }

    private static Figure asMeasured(Figure figure) {
        return figure.value().isPresent() ? Figure.measured(figure.value().getAsLong()) : figure;
    }

    private static Figure times(Figure figure, double factor) {
        return figure.value().isEmpty()
                ? figure
                : new Figure(
                        OptionalLong.of((long) (figure.value().getAsLong() * factor)),
                        figure.provenance(),
                        figure.confidence());
    }
}
