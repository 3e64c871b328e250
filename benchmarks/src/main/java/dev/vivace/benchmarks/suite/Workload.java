package dev.vivace.benchmarks.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;

/**
 * Work that several rivals do, the first of which is the yardstick. Immutable: each call returns a new one.
 *
 * @param name what it is chosen by
 * @param title what it is, in a line
 * @param unit of one item's figure, as {@code "ns a task"}
 * @param sizes the one that is only tried, then the one measured, and between them smaller ones to see the growth
 * @param items how many items a size has; a figure is divided by it
 * @param expected what a run of a size must give
 * @param gauged whether its rivals measure by themselves, each in a JVM of its own, in place of the clock
 * @param sorts whether it orders, so that n log n is no defect
 * @param rivals by name, the yardstick first
 * @param targets what is to be reached
 */
public record Workload(
        String name,
        String title,
        String unit,
        List<Integer> sizes,
        IntToLongFunction items,
        IntToLongFunction expected,
        boolean gauged,
        boolean sorts,
        Map<String, Supplier<Rival>> rivals,
        List<Target> targets) {

    /**
     * Begins one whose run gives its number of items.
     *
     * @param name what it is chosen by
     * @param title what it is
     * @param unit of one item's figure
     * @param sizes the one to try, smaller ones, the one to measure
     * @return one without rivals
     */
    public static Workload of(String name, String title, String unit, Integer... sizes) {
        return new Workload(
                name, title, unit, List.of(sizes), size -> size, size -> size, false, false, Map.of(), List.of());
    }

    /**
     * With another number of items.
     *
     * @param count items of a size
     * @return a copy
     */
    public Workload counting(IntToLongFunction count) {
        return new Workload(name, title, unit, sizes, count, expected, gauged, sorts, rivals, targets);
    }

    /**
     * With another result.
     *
     * @param result what a run of a size must give
     * @return a copy
     */
    public Workload giving(IntToLongFunction result) {
        return new Workload(name, title, unit, sizes, items, result, gauged, sorts, rivals, targets);
    }

    /**
     * Whose rivals measure by themselves.
     *
     * @return a copy
     */
    public Workload measuredByItself() {
        return new Workload(name, title, unit, sizes, size -> 1, expected, true, sorts, rivals, targets);
    }

    /**
     * That orders.
     *
     * @return a copy
     */
    public Workload sorting() {
        return new Workload(name, title, unit, sizes, items, expected, gauged, true, rivals, targets);
    }

    /**
     * With one rival more.
     *
     * @param rival its name
     * @param maker makes it
     * @return a copy
     */
    public Workload with(String rival, Supplier<Rival> maker) {
        Map<String, Supplier<Rival>> more = new LinkedHashMap<>(rivals);
        if (more.put(rival, maker) != null) {
            throw new IllegalArgumentException(name + " has two rivals of the name " + rival);
        }
        return new Workload(name, title, unit, sizes, items, expected, gauged, sorts, more, targets);
    }

    /**
     * With targets.
     *
     * @param aims what is to be reached
     * @return a copy
     */
    public Workload aiming(Target... aims) {
        List<Target> more = new ArrayList<>(targets);
        more.addAll(Arrays.asList(aims));
        return new Workload(name, title, unit, sizes, items, expected, gauged, sorts, rivals, more);
    }

    /**
     * Makes a rival.
     *
     * @param rival its name
     * @return a new one
     */
    public Rival rival(String rival) {
        Supplier<Rival> maker = rivals.get(rival);
        if (maker == null) {
            throw new IllegalArgumentException(name + " has no rival \"" + rival + "\", only " + rivals.keySet());
        }
        return maker.get();
    }

    /** The name of the rival that the others are compared with. */
    public String yardstick() {
        return rivals.keySet().iterator().next();
    }

    /** The size that is only tried. */
    public int tiny() {
        return sizes.getFirst();
    }

    /** The size that is measured. */
    public int size() {
        return sizes.getLast();
    }

    /** The sizes to see the growth with, smallest first. */
    public List<Integer> growth() {
        return sizes.subList(1, sizes.size());
    }

    /**
     * Refuses a wrong result.
     *
     * @param rival who gave it
     * @param size of the run
     * @param result what it gave
     * @return the same
     */
    public long checked(String rival, int size, long result) {
        long right = expected.applyAsLong(size);
        if (result != right) {
            throw new IllegalStateException(
                    "%s, %s, size %,d: gave %,d instead of %,d".formatted(name, rival, size, result, right));
        }
        return result;
    }
}
