package dev.vivace.cli.terminal;

/**
 * Colours text, or leaves it as it is.
 *
 * @param colours whether to use escape codes
 */
public record Ink(boolean colours) {

    /**
     * For headings.
     *
     * @param text what to colour
     * @return the text in bold
     */
    public String bold(String text) {
        return paint("1", text);
    }

    /**
     * For what matters less.
     *
     * @param text what to colour
     * @return the text, dimmed
     */
    public String dim(String text) {
        return paint("2", text);
    }

    /**
     * For what is well.
     *
     * @param text what to colour
     * @return the text in green
     */
    public String good(String text) {
        return paint("32", text);
    }

    /**
     * For what is wrong.
     *
     * @param text what to colour
     * @return the text in red
     */
    public String bad(String text) {
        return paint("31", text);
    }

    /**
     * For what moves.
     *
     * @param text what to colour
     * @return the text in cyan
     */
    public String accent(String text) {
        return paint("36", text);
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
