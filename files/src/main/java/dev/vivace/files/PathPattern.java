package dev.vivace.files;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * Which paths are meant, as the JDK's globs say it: {@code *} within a name, {@code **} across names. A leading
 * {@code **}{@code /} also stands for no directory at all.
 */
record PathPattern(String text, PathMatcher matcher, PathMatcher atTop) {

    private static final String ANYWHERE = "**/";

    static PathPattern of(FileSystem system, String text) {
        PathMatcher matcher = system.getPathMatcher("glob:" + text);
        PathMatcher atTop = text.startsWith(ANYWHERE)
                ? system.getPathMatcher("glob:" + text.substring(ANYWHERE.length()))
                : matcher;
        return new PathPattern(text, matcher, atTop);
    }

    boolean matches(Path relative) {
        return matcher.matches(relative) || atTop.matches(relative);
    }
}
