package dev.vivace.console.web;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets nobody in but pages of this very server: {@code Host} must name it, and {@code Origin}, where the browser sends one,
 * must be it. So a page from elsewhere cannot use the browser of someone who has the console open, and a name that is
 * made to point at loopback (DNS rebinding) does not help either. Immutable.
 */
final class Guard {

    private final Set<String> hosts = new LinkedHashSet<>();

    Guard(InetSocketAddress bound, List<String> names) {
        int port = bound.getPort();
        InetAddress address = bound.getAddress();
        names.forEach(name -> hosts.add(name + ":" + port));
        if (address.isAnyLocalAddress()) {
            return; // it is at no address that could be told, only at those names
        }
        if (address.isLoopbackAddress()) {
            hosts.addAll(List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port));
        }
        String text = address.getHostAddress();
        hosts.add((text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + port);
    }

    void check(Headers headers) {
        List<String> host = headers.getOrDefault("Host", List.of());
        if (host.size() != 1 || !hosts.contains(host.getFirst())) {
            throw new Refusal(403, "this console is not at that Host; open it at " + hosts);
        }
        List<String> origin = headers.getOrDefault("Origin", List.of());
        if (!origin.isEmpty() && !origin.equals(List.of("http://" + host.getFirst()))) {
            throw new Refusal(403, "a page from elsewhere may not ask this console");
        }
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refusal(403, "a page from elsewhere may not ask this console");
        }
    }
}
