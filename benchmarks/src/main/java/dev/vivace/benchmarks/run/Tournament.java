package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.report.Figure;
import dev.vivace.benchmarks.report.Growth;
import dev.vivace.benchmarks.report.Outcome;
import dev.vivace.benchmarks.report.Taking;
import dev.vivace.benchmarks.suite.Cannot;
import dev.vivace.benchmarks.suite.Workload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets the rivals of a workload take turns, round by round, and looks at how the cost of ours grows. */
final class Tournament {

    private static final String OURS = "Vivace";

    private final String mode;
    private final Ring ring;
    private final int rounds;
    private final boolean growthOfAll;
    private final Predicate<String> rivals;

    Tournament(Mode mode, Predicate<String> rivals) {
        this.mode = mode.name().toLowerCase(Locale.ROOT);
        this.ring = new Ring(mode);
        this.rounds = mode.rounds;
        this.growthOfAll = mode != Mode.QUICK;
        this.rivals = rivals;
    }

    Outcome play(Workload workload) throws InterruptedException {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        double load = Neighbours.load();
        Neighbours neighbours = new Neighbours();
        List<Figure> figures = figures(workload);
        List<Growth> growth = new ArrayList<>();
        for (Figure figure : figures) {
            if ((growthOfAll || growth.isEmpty())
                    && figure.rival().startsWith(OURS)
                    && workload.growth().size() > 1
                    && !figure.rounds().isEmpty()) {
                growth.add(growth(workload, figure));
            }
        }
        return new Outcome(
                workload.name(),
                workload.title(),
                workload.unit(),
                workload.size(),
                workload.items().applyAsLong(workload.size()),
                figures,
                growth,
                workload.targets().stream()
                        .map(target -> new Outcome.Aim(
                                target.says(), target.rival(), target.against().orElse(""), target.atMost()))
                        .toList(),
                new Taking(
                        mode,
                        begun.toString(),
                        System.getProperty("vivace.commit", "not known"),
                        load,
                        neighbours.share()));
    }

    private List<Figure> figures(Workload workload) throws InterruptedException {
        Map<String, List<Ring.Taken>> seen = new LinkedHashMap<>();
        Map<String, String> failures = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String rival : workload.rivals().keySet()) {
                if (rivals.test(rival) && !failures.containsKey(rival)) {
                    List<Ring.Taken> sofar = seen.computeIfAbsent(rival, ignored -> new ArrayList<>());
                    String failure = turn(workload, rival, workload.size(), sofar);
                    if (failure != null) {
                        failures.put(rival, failure);
                    }
                }
            }
        }
        return seen.entrySet().stream()
                .map(entry -> figure(entry.getKey(), entry.getValue(), failures.getOrDefault(entry.getKey(), "")))
                .toList();
    }

    private static Figure figure(String rival, List<Ring.Taken> rounds, String failure) {
        return new Figure(
                rival,
                rounds.stream().map(Ring.Taken::figures).toList(),
                rounds.stream()
                        .map(Ring.Taken::cpu)
                        .filter(cpu -> !cpu.isEmpty())
                        .toList(),
                failure);
    }

    private Growth growth(Workload workload, Figure largest) throws InterruptedException {
        List<Growth.Point> points = new ArrayList<>();
        for (int size : workload.growth().subList(0, workload.growth().size() - 1)) {
            List<Ring.Taken> seen = new ArrayList<>();
            turn(workload, largest.rival(), size, seen);
            if (!seen.isEmpty()) {
                points.add(point(workload, size, figure(largest.rival(), seen, "")));
            }
        }
        points.add(point(workload, workload.size(), largest));
        return new Growth(largest.rival(), points, workload.sorts());
    }

    private static Growth.Point point(Workload workload, int size, Figure figure) {
        long items = workload.items().applyAsLong(size);
        return new Growth.Point(items, figure.spread().median() * items);
    }

    /** Why there is no figure; null when there is. A rival that fails is told of, and the others go on. */
    private @Nullable String turn(Workload workload, String rival, int size, List<Ring.Taken> seen)
            throws InterruptedException {
        System.err.printf("%-22s %-34s %,12d  ", workload.name(), rival, size);
        if (workload.rivals().get(rival) instanceof Cannot cannot) {
            System.err.println("cannot: " + cannot.reason());
            return cannot.reason();
        }
        try {
            Ring.Taken taken = ring.measure(workload, rival, size);
            seen.add(taken);
            System.err.printf(
                    "%,.1f %s%n", figure(rival, List.of(taken), "").spread().median(), workload.unit());
            return null;
        } catch (org.openjdk.jmh.runner.RunnerException | java.io.IOException e) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().toString();
            System.err.printf("failed: %s%n", reason);
            return String.valueOf(reason);
        }
    }
}
