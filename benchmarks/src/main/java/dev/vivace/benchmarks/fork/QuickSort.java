package dev.vivace.benchmarks.fork;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Arrays;
import java.util.Random;

/** Sorts numbers: a task for each part of at least that many, the JDK's own sort below. */
final class QuickSort implements Rival {

    private static final int ALONE = 1_024;

    private final Forker forker;

    // Made by prepare, sorted by run.
    private int[] numbers = {};

    QuickSort(Forker forker) {
        this.forker = forker;
    }

    @Override
    public void prepare(int size) {
        numbers = new Random(7).ints(size).toArray();
    }

    @Override
    public long run(int size) throws Exception {
        forker.root(() -> sort(0, numbers.length));
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i - 1] > numbers[i]) {
                throw new IllegalStateException("not sorted at " + i);
            }
        }
        return numbers.length;
    }

    private long sort(int from, int to) throws Exception {
        if (to - from < ALONE) {
            Arrays.sort(numbers, from, to);
            return (long) to - from;
        }
        int middle = divide(from, to - 1);
        Forker.Part left = forker.fork(() -> sort(from, middle));
        long right = sort(middle, to);
        return left.join() + right;
    }

    /** Puts what is not larger than the pivot before what is not smaller; both parts have at least one. */
    private int divide(int first, int last) {
        int pivot = median(numbers[first], numbers[(first + last) >>> 1], numbers[last]);
        int low = first - 1;
        int high = last + 1;
        while (true) {
            do {
                low++;
            } while (numbers[low] < pivot);
            do {
                high--;
            } while (numbers[high] > pivot);
            if (low >= high) {
                return Math.max(first + 1, Math.min(last, low));
            }
            int swapped = numbers[low];
            numbers[low] = numbers[high];
            numbers[high] = swapped;
        }
    }

    private static int median(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    @Override
    public void close() {
        forker.close();
    }
}
