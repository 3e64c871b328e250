package dev.vivace.cli.terminal;

import java.nio.charset.Charset;

/**
 * A bar that fills as work is done.
 *
 * @param full what is done
 * @param empty what is to do
 */
public record Bar(String full, String empty) {

    private static final Bar LINES = new Bar("\u2501", "\u2500"); // heavy and light horizontal
    private static final Bar ASCII = new Bar("=", "-");

    /**
     * A bar that an output can show.
     *
     * @param charset of the output
     * @return one of lines, where it has them
     */
    public static Bar in(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(LINES.full + LINES.empty) ? LINES : ASCII;
    }

    /**
     * Draws it.
     *
     * @param fraction how much is done, 0 to 1
     * @param width how many characters
     * @param ink colours what is done, and dims the rest
     * @return the bar
     */
    public String draw(double fraction, int width, Ink ink) {
        int done = (int) Math.round(Math.clamp(fraction, 0.0, 1.0) * width);
        return ink.accent(full.repeat(done)) + ink.dim(empty.repeat(width - done));
    }
}
