package dev.vivace.runtime.metering;

import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.Figure;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.Provenance;
import java.util.OptionalLong;

/** What one task or many cost. Not thread-safe: its account guards it. */
final class Costs {

    /** What is trusted of counts that are not complete yet. */
    private static final double INCOMPLETE = 0.5;

    final Sum cpu = new Sum();
    final Sum memory = new Sum();
    private long bytesRead;
    private long bytesWritten;
    private long operations;
    private long waited;

    // How many tasks had their operations told to us, and how many had not.
    private int heardParts;
    private int unheardParts;

    /** One more task, whose operations are told to us or not. */
    void addPart(boolean heard) {
        if (heard) {
            heardParts++;
        } else {
            unheardParts++;
        }
    }

    void io(long read, long written, long nanos) {
        bytesRead += read;
        bytesWritten += written;
        operations++;
        waited += nanos;
    }

    void add(Costs other) {
        cpu.add(other.cpu);
        memory.add(other.memory);
        bytesRead += other.bytesRead;
        bytesWritten += other.bytesWritten;
        operations += other.operations;
        waited += other.waited;
        heardParts += other.heardParts;
        unheardParts += other.unheardParts;
    }

    CpuUsage cpuUsage() {
        return new CpuUsage(cpu.figure(), Figure.UNAVAILABLE);
    }

    MemoryUsage memoryUsage() {
        return new MemoryUsage(memory.figure());
    }

    /**
     * Input and output.
     *
     * @param begun whether events of its time have arrived at all
     * @param complete whether all of them have
     */
    IoUsage ioUsage(boolean begun, boolean complete) {
        if (heardParts == 0 || (!begun && operations == 0)) {
            return IoUsage.UNAVAILABLE;
        }
        boolean exact = complete && unheardParts == 0;
        return new IoUsage(
                figure(bytesRead, exact),
                figure(bytesWritten, exact),
                figure(operations, exact),
                figure(waited, exact));
    }

    private static Figure figure(long value, boolean exact) {
        return exact ? Figure.measured(value) : new Figure(OptionalLong.of(value), Provenance.ESTIMATED, INCOMPLETE);
    }
}
