package dev.vivace.pipelines.adaptive;

/**
 * How many at a time, found from latencies alone. The rule is the gradient of Netflix's concurrency-limits, which comes from
 * TCP Vegas: the ratio of the latency without a queue to that of now says how much of what is under way waits in a queue.
 *
 * <pre>
 * gradient = unqueued latency / latency of this window, within 0.5 to 1
 * limit    = limit * gradient + headroom        headroom = a tenth, for trying more; none while it is congested
 * </pre>
 *
 * A window is as many samples as the limit. The unqueued latency is measured in the first window and in every hundredth:
 * the limit is halved until that makes nothing faster any more, as BBR drains its queue. So a start that is far too high is
 * found out, and a service that became slower for good is not shunned for ever.
 * Not thread-safe: whoever shares it guards it.
 */
public final class GradientLimit {

    private static final int PROBE = 100;
    private static final int SHORTEST_WINDOW = 8;
    private static final double CONGESTED = 0.75;
    private static final double HEADROOM = 0.1;
    private static final double FASTER = 0.9;

    private final int min;
    private final int max;

    private double limit;
    private double unqueued = Double.POSITIVE_INFINITY;
    private double sum;
    private int samples;
    private int most;
    private int windows;

    // While it probes: what the limit and the latency were before, and the least latency since.
    private boolean probing;
    private double limitBefore;
    private double latencyBefore;

    private GradientLimit(int start, int min, int max) {
        this.limit = start;
        this.min = min;
        this.max = max;
    }

    /**
     * A limit.
     *
     * @param start where it begins
     * @param min how low it goes, at least 1
     * @param max how high it goes
     * @return the limit
     */
    public static GradientLimit of(int start, int min, int max) {
        return new GradientLimit(start, min, max);
    }

    /**
     * The limit now.
     *
     * @return within its bounds
     */
    public int limit() {
        return (int) Math.round(limit);
    }

    /**
     * Learns from one that has ended.
     *
     * @param latencyNanos how long it took
     * @param underWay how many were under way when it began
     */
    public void sample(long latencyNanos, int underWay) {
        sum += Math.max(1, latencyNanos);
        most = Math.max(most, underWay);
        if (++samples >= Math.max(SHORTEST_WINDOW, limit())) {
            window(sum / samples);
            sum = 0;
            samples = 0;
            most = 0;
        }
    }

    private void window(double latency) {
        if (probing) {
            probe(latency);
            return;
        }
        if (windows++ % PROBE == 0) {
            probing = true;
            limitBefore = limit;
            latencyBefore = latency;
            unqueued = latency;
            limit = within(limit / 2);
            return;
        }
        unqueued = Math.min(unqueued, latency);
        double gradient = Math.max(0.5, Math.min(1, unqueued / latency));
        double headroom = gradient < CONGESTED ? 0 : Math.max(1, limit * HEADROOM);
        double next = limit * gradient + headroom;
        // What is not used up says nothing about more of it.
        if (next < limit || most >= limit() * 0.75) {
            limit = within(next);
        }
    }

    private void probe(double latency) {
        boolean faster = latency < unqueued * FASTER;
        unqueued = Math.min(unqueued, latency);
        if (faster && limit > min) {
            limit = within(limit / 2);
        } else {
            probing = false;
            limit = within(limitBefore * unqueued / latencyBefore);
        }
    }

    private double within(double value) {
        return Math.max(min, Math.min(max, value));
    }
}
