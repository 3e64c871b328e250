package dev.vivace.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of value that is its text under a tag.
 *
 * @param <V> the kind
 */
record TextType<V>(String tag, Class<V> type, Function<V, String> print, Function<String, V> parse) {

    /** Numbers without bound are read in more than linear time. */
    private static final int MAX_DIGITS = 10_000;

    private static final TextType<ZoneId> ZONE = of("ZoneId", ZoneId.class, ZoneId::of);

    private static final TextType<Path> PATH = of("Path", Path.class, Path::of);

    private static final List<TextType<?>> ALL = List.of(
            ZONE,
            PATH,
            of("long", Long.class, Long::valueOf),
            of("short", Short.class, Short::valueOf),
            of("byte", Byte.class, Byte::valueOf),
            of("float", Float.class, Float::valueOf),
            of("double", Double.class, Double::valueOf),
            of("char", Character.class, TextType::character),
            of("BigInteger", BigInteger.class, text -> new BigInteger(bounded(text))),
            of("BigDecimal", BigDecimal.class, text -> new BigDecimal(bounded(text))),
            of("UUID", UUID.class, UUID::fromString),
            of("URI", URI.class, URI::create),
            of("Instant", Instant.class, Instant::parse),
            of("Duration", Duration.class, Duration::parse),
            of("Period", Period.class, Period::parse),
            of("LocalDate", LocalDate.class, LocalDate::parse),
            of("LocalTime", LocalTime.class, LocalTime::parse),
            of("LocalDateTime", LocalDateTime.class, LocalDateTime::parse),
            of("OffsetTime", OffsetTime.class, OffsetTime::parse),
            of("OffsetDateTime", OffsetDateTime.class, OffsetDateTime::parse),
            of("ZonedDateTime", ZonedDateTime.class, ZonedDateTime::parse),
            of("ZoneOffset", ZoneOffset.class, ZoneOffset::of),
            of("Year", Year.class, text -> Year.of(Integer.parseInt(text))),
            of("YearMonth", YearMonth.class, YearMonth::parse),
            of("MonthDay", MonthDay.class, MonthDay::parse));

    private static final Map<Class<?>, TextType<?>> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(TextType::type, type -> type));

    private static final Map<String, TextType<?>> BY_TAG =
            ALL.stream().collect(Collectors.toUnmodifiableMap(TextType::tag, type -> type));

    private static <V> TextType<V> of(String tag, Class<V> type, Function<String, V> parse) {
        return new TextType<>(tag, type, Object::toString, parse);
    }

    static Optional<TextType<?>> tagged(String tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    /** Paths of another file system than the default one would come back as other files. */
    static Optional<TextType<?>> holding(Object value) {
        return switch (value) {
            case ZoneOffset _ -> Optional.ofNullable(BY_CLASS.get(ZoneOffset.class));
            case ZoneId _ -> Optional.of(ZONE);
            case Path path when path.getFileSystem().equals(FileSystems.getDefault()) -> Optional.of(PATH);
            default -> Optional.ofNullable(BY_CLASS.get(value.getClass()));
        };
    }

    /** The text, or nothing when it would come back as something else: a few values of the JDK do not read their own. */
    Optional<String> text(Object value) {
        String text = print.apply(type.cast(value));
        try {
            return parse.apply(text).equals(value) ? Optional.of(text) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("one character expected, was " + text.length());
        }
        return text.charAt(0);
    }

    private static String bounded(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("more than " + MAX_DIGITS + " digits");
        }
        return text;
    }
}
