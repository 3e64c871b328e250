package dev.vivace.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type that the contract promises, and what it promises of it.
 *
 * @param name its simple name
 * @param parameters the names of its type parameters
 * @param laws the laws that say what it does, as families or numbers
 */
record Row(String name, List<String> parameters, List<Law> laws) {

    private static final List<String> PACKAGES = List.of(
            "dev.vivace",
            "dev.vivace.context",
            "dev.vivace.error",
            "dev.vivace.id",
            "dev.vivace.lifecycle",
            "dev.vivace.message",
            "dev.vivace.metric",
            "dev.vivace.policy",
            "dev.vivace.priority",
            "dev.vivace.stream",
            "dev.vivace.time");

    /** A row as the contract writes it, {@code Name<A, B>}, and the laws: {@code "S K1 K2"} is all of S, and two of K. */
    static Row of(String declaration, String laws) {
        int open = declaration.indexOf('<');
        String name = open < 0 ? declaration : declaration.substring(0, open);
        List<String> parameters = open < 0
                ? List.of()
                : List.of(declaration
                        .substring(open + 1, declaration.length() - 1)
                        .split(", ", -1));
        List<String> prefixes = Arrays.asList(laws.split(" ", -1));
        List<Law> all = Stream.of(Law.values())
                .filter(law -> prefixes.contains(law.name())
                        || prefixes.contains(law.name().substring(0, 1)))
                .toList();
        return new Row(name, parameters, all);
    }

    /** The type in the API, wherever it lives. */
    Optional<Class<?>> type() {
        for (String place : PACKAGES) {
            try {
                return Optional.of(Class.forName(place + "." + name));
            } catch (ClassNotFoundException elsewhere) {
                // the next package, then
            }
        }
        return Optional.empty();
    }

    /** What the API has, as the contract writes it, behind its package. */
    String declared() {
        return type().map(type ->
                        "`" + type.getPackageName() + "." + written(type.getSimpleName(), parametersOf(type)) + "`")
                .orElse("**missing**");
    }

    boolean hasEqualParameters() {
        return type().filter(type -> parametersOf(type).equals(parameters)).isPresent();
    }

    @Override
    public String toString() {
        return written(name, parameters);
    }

    private static List<String> parametersOf(Class<?> type) {
        return Stream.of(type.getTypeParameters())
                .map(parameter -> parameter.getName())
                .toList();
    }

    private static String written(String name, List<String> parameters) {
        return parameters.isEmpty() ? name : parameters.stream().collect(Collectors.joining(", ", name + "<", ">"));
    }
}
