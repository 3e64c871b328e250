package dev.vivace.cli;

import dev.vivace.cli.classfile.JrtFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks what the options of a command were given. A wrong one ends the command with a sentence and exit code 2. */
record Options(CommandLine command) {

    private static final int MANY = 5;
    private static final int SHORTEST = 3;

    /** The modules that were named, or all when none was. */
    List<String> modules(List<String> names) throws IOException {
        List<String> all = JrtFiles.moduleNames();
        for (String name : names) {
            if (!all.contains(name)) {
                throw wrong("--modules: this JDK has no module '" + name + "'" + alternatives(name, all));
            }
        }
        return names.isEmpty() ? all : names.stream().distinct().toList();
    }

    private static String alternatives(String name, List<String> all) {
        List<String> similar = all.stream()
                .filter(module -> isSimilar(lastPart(module), lastPart(name)))
                .limit(MANY)
                .toList();
        return similar.isEmpty()
                ? "; 'java --list-modules' shows what there is"
                : similar.stream().collect(Collectors.joining(", ", "; did you mean ", "?"));
    }

    private static boolean isSimilar(String part, String other) {
        return Math.min(part.length(), other.length()) >= SHORTEST && (part.contains(other) || other.contains(part));
    }

    private static String lastPart(String module) {
        return module.substring(module.lastIndexOf('.') + 1);
    }

    /** A number of which there must be one. */
    int atLeastOne(String option, int value) {
        if (value < 1) {
            throw wrong(option + " must be at least 1, was " + value);
        }
        return value;
    }

    /** A file that can be read. */
    Path readable(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw wrong(option + ": there is no file " + file);
        }
        if (!Files.isReadable(file)) {
            throw wrong(option + ": " + file + " may not be read");
        }
        return file;
    }

    /** A file that can be written. */
    void writable(String option, Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw wrong(option + ": " + file + " is a directory");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw wrong(option + ": there is no directory " + directory);
        }
        if (!Files.isWritable(Files.exists(file) ? file : directory)) {
            throw wrong(option + ": " + file + " may not be written");
        }
    }

    /** A directory that is there or can be made. */
    void directory(String option, Path directory) {
        Path there = directory.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            throw wrong(option + ": " + there + " is no directory");
        }
        if (!Files.isWritable(there)) {
            throw wrong(option + ": " + there + " may not be written");
        }
    }

    /** A file whose name has not got a character. */
    Path without(String option, Path file, char forbidden) {
        if (file.toAbsolutePath().toString().indexOf(forbidden) >= 0) {
            throw wrong(option + ": the path must not contain '" + forbidden + "', was " + file.toAbsolutePath());
        }
        return file;
    }

    /** Tells what is wrong, and how the command is used. */
    ParameterException wrong(String message) {
        return new ParameterException(command, message);
    }
}
