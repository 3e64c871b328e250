package dev.vivace.console;

import java.net.URI;
import java.util.List;

/**
 * A console of a program that runs on this machine for the same user. Immutable.
 *
 * @param pid of the program
 * @param url of the page, with the token: who has it has the console
 */
public record RunningConsole(long pid, URI url) {

    /**
     * The consoles that this user's programs have open. Each keeps a file in {@code ~/.vivace/consoles}, or in the directory
     * that the system property {@code dev.vivace.consoles} names; files whose program has died are passed over.
     *
     * @return a copy, by process and port
     */
    public static List<RunningConsole> list() {
        return Descriptors.atHome().running();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "process " + pid + " at " + url.getAuthority();
    }
}
