package dev.parley.inbox.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Web sites with an Atom feed of twenty entries each; who has the newest is answered 304, as most sites do. */
final class FeedSites implements AutoCloseable {
    private static final int SHOWN = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<String>> entries = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    FeedSites() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of a site's feed. */
    String feed(int site) {
        String path = "/site-" + site + "/feed.xml";
        of(path);
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A site has a new entry. */
    void publish(int site, String name) {
        var all = of("/site-" + site + "/feed.xml");
        synchronized (all) {
            all.addFirst(entry(name));
        }
    }

    private List<String> of(String path) {
        return entries.computeIfAbsent(path, name -> {
            var old = new ArrayList<String>();
            for (int n = 0; n < SHOWN; n++) {
                old.add(entry("old-" + n));
            }
            return old;
        });
    }

    /** How often a feed was asked for. */
    int asked() {
        return asked.get();
    }

    private static String entry(String name) {
        return "<entry><id>urn:" + name + "</id><title>" + name + "</title><updated>" + Instant.now()
                + "</updated><author><name>Anna</name></author><link href=\"https://site.example/" + name
                + "\"/><content type=\"html\">&lt;p&gt;"
                + "What is said about the Trient GTX in many words. ".repeat(20) + "&lt;/p&gt;</content></entry>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            var all = of(exchange.getRequestURI().getPath());
            List<String> shown;
            String tag;
            synchronized (all) {
                tag = "\"" + all.size() + "\"";
                shown = List.copyOf(all.subList(0, SHOWN));
            }
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:site</id><title>Site</title>"
                            + String.join("", shown) + "</feed>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/atom+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
