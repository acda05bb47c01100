package dev.parley.channel.meta;

import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Asks the Graph API in the name of one account, within its limits and those that its answers tell. */
public final class Graph {
    /** What a page may be asked in an hour depends on its visitors; the usage headers tell when it was too much. */
    private static final int CALLS = 600;

    private static final String PROOF = "appsecret_proof";

    private static final Pattern OWN_HOST = Pattern.compile(
            "([a-z0-9-]+\\.)*(facebook|fbsbx|fbcdn)\\.com|([a-z0-9-]+\\.)*(fbcdn|whatsapp)\\.net",
            Pattern.CASE_INSENSITIVE);

    private final ProviderTools tools;
    private final MetaApp app;
    private final boolean proves;

    /** Asks nothing yet. */
    public Graph(ProviderTools tools, MetaApp app) {
        this(tools, app, true);
    }

    /** {@code proves}: every call proves that we have the app's secret; not documented for tokens of Instagram Login. */
    public Graph(ProviderTools tools, MetaApp app, boolean proves) {
        this.tools = tools;
        this.app = app;
        this.proves = proves;
    }

    /** A question about something, such as "me". */
    public HttpCall get(String path, Map<String, String> query) {
        return call("GET", path, query);
    }

    /** Sends something to an edge, such as "1234/messages". */
    public HttpCall post(String path) {
        return call("POST", path, Map.of());
    }

    /** Sends something to an edge with parameters. */
    public HttpCall post(String path, Map<String, String> query) {
        return call("POST", path, query);
    }

    private HttpCall call(String method, String path, Map<String, String> query) {
        var all = new TreeMap<>(query);
        if (proves) {
            all.put(PROOF, app.proof());
        }
        return HttpCall.of(method, address(path, all)).within(tools.answer()).bearer(app.token());
    }

    /** The same in the name of the app itself. */
    HttpCall asApp(String method, String path, Map<String, String> query) {
        return HttpCall.of(method, address(path, query)).within(tools.answer()).bearer(app.appToken());
    }

    private String address(String path, Map<String, String> query) {
        String address = app.api() + "/" + app.version() + "/" + path;
        return query.isEmpty() ? address : address + "?" + HttpCall.encode(query);
    }

    /** Asks once, within what the credential may in general. */
    public HttpAnswer ask(HttpCall call) {
        return ask(call, budget("graph", CALLS, Duration.ofMinutes(1)));
    }

    /** Asks once, within a budget. */
    public HttpAnswer ask(HttpCall call, Budget budget) {
        var answer = tools.http().send(call, budget);
        if (answer instanceof Answered answered) {
            var now = tools.clock().instant();
            Usage.pause(answered).ifPresent(wait -> tools.http().pause(budget, now.plus(wait)));
        }
        return answer;
    }

    /** A budget of this account's credential. */
    public Budget budget(String bucket, int calls, Duration per) {
        return Budget.of(app.token(), bucket, calls, per);
    }

    /** Whether our credentials may be shown there: Meta's own hosts, and whatever stands in for the API. */
    public boolean isOwn(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        boolean standsIn = String.valueOf(app.api().getAuthority()).equals(uri.getAuthority())
                && String.valueOf(app.api().getScheme()).equals(uri.getScheme());
        boolean meta = "https".equals(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && OWN_HOST.matcher(host).matches();
        return standsIn || meta;
    }
}
