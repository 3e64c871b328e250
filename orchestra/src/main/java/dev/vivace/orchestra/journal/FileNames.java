package dev.vivace.orchestra.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of names: each says what it is for, none leaves its directory, and no two names share one. */
final class FileNames {

    private static final int READABLE = 60;

    private FileNames() {}

    static String of(String name) {
        String readable = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return readable.substring(0, Math.min(READABLE, readable.length())) + "-" + digest(name) + ".journal";
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
