package dev.vivace.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where git keeps what it knows of a work tree: the directory {@code .git}, or the one that a file of that name names. */
record GitDirectory(Path path) {

    private static final Pattern SHA256 = Pattern.compile("(?m)^\\s*objectformat\\s*=\\s*sha256\\s*$");
    private static final String POINTER = "gitdir:";
    private static final int MAX_TEXT = 1 << 20;

    static GitDirectory of(Path root) throws IOException {
        Path git = OpenFile.requireDirectory(root).resolve(".git");
        if (Files.notExists(git)) {
            throw new NoSuchFileException(root.toString(), null, "is no git work tree, it has no .git");
        }
        return new GitDirectory(Files.isDirectory(git) ? git : pointedTo(root, git));
    }

    private static Path pointedTo(Path root, Path pointer) throws IOException {
        String text = text(pointer);
        if (!text.startsWith(POINTER)) {
            throw new IOException(pointer + ", line 1: must begin with \"" + POINTER + "\"");
        }
        return root.resolve(text.substring(POINTER.length()).strip());
    }

    GitIndex index() throws IOException {
        return new GitIndex(path.resolve("index"), isSha256() ? 32 : 20);
    }

    /** Work trees beside the first share its configuration. */
    private boolean isSha256() throws IOException {
        Path common = path.resolve("commondir");
        Path shared = Files.exists(common) ? path.resolve(text(common).strip()) : path;
        Path config = shared.resolve("config");
        return Files.exists(config)
                && SHA256.matcher(text(config).toLowerCase(Locale.ROOT)).find();
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_TEXT), StandardCharsets.UTF_8);
        }
    }
}
