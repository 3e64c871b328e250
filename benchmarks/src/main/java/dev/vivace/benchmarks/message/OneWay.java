package dev.vivace.benchmarks.message;

import dev.vivace.benchmarks.suite.Rival;

/** A child sends that many numbers, its parent adds them up. At most 1,024 are on their way. */
final class OneWay implements Rival {

    static final int CAPACITY = 1_024;

    private final Line line;

    OneWay(Line line) {
        this.line = line;
    }

    @Override
    public long run(int size) throws Exception {
        long[] sum = new long[1];
        line.run(
                out -> {
                    for (int i = 0; i < size; i++) {
                        out.send(1);
                    }
                },
                in -> {
                    for (int i = 0; i < size; i++) {
                        sum[0] += in.receive();
                    }
                });
        return sum[0];
    }

    @Override
    public void close() {
        line.close();
    }
}
