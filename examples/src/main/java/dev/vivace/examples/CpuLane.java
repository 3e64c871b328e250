package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.Lane;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.util.stream.IntStream;

/** Work that computes and never blocks goes to a lane with one platform thread per processor, and is measured there. */
public final class CpuLane {

    private CpuLane() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        SpawningTask<Long, TaskId> task = primes();
        System.out.println(task.await() + " primes below 200,000");
        System.out.println("processor time: " + task.cpuUsage());
    }

    static SpawningTask<Long, TaskId> primes() {
        return AsyncTask.<Long>to()
                .name("primes")
                .lane(Lane.CPU)
                .run(() -> IntStream.range(2, 200_000).filter(CpuLane::isPrime).count());
    }

    private static boolean isPrime(int number) {
        return IntStream.rangeClosed(2, (int) Math.sqrt(number)).allMatch(divisor -> number % divisor != 0);
    }
}
