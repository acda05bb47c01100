package dev.parley.channel.slack;

import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.slack.SlackSettings.Account;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks Slack whose token it is and what it may do. Where events are sent to can only be set by hand. */
record SlackConnection(SlackApi api) {
    private static final List<String> READING =
            List.of("channels:history", "groups:history", "im:history", "mpim:history");
    private static final List<String> SENDING = List.of("chat:write", "files:write");

    Connection connect(String webhookUrl) {
        var answer = ask();
        if (!(answer instanceof Answered answered) || !SlackApi.isOk(answered)) {
            return new Connection("", Map.of(), failed(answer));
        }
        var told = answered.json();
        String team = told.path("team_id").stringValue("");
        Map<String, String> facts = Map.of(
                Account.USER, told.path("user_id").stringValue(""),
                Account.BOT, told.path("bot_id").stringValue(""),
                Account.TEAM, team,
                Account.URL, told.path("url").stringValue(""));
        return new Connection(
                team,
                facts,
                checks(
                        answered,
                        "Enter " + webhookUrl + " as Request URL under Event Subscriptions, if it is not there yet."));
    }

    List<ConnectionCheck> test() {
        var answer = ask();
        return answer instanceof Answered answered && SlackApi.isOk(answered)
                ? checks(answered, "Messages come when the app's Event Subscriptions are switched on.")
                : failed(answer);
    }

    private HttpAnswer ask() {
        return api.form("auth.test", Map.of());
    }

    private List<ConnectionCheck> failed(HttpAnswer answer) {
        String sentence = api.sentence(answer);
        return List.of(
                new ConnectionCheck(Side.RECEIVE, false, sentence), new ConnectionCheck(Side.SEND, false, sentence));
    }

    private static List<ConnectionCheck> checks(Answered answer, String hint) {
        var scopes = scopes(answer);
        boolean told = !scopes.isEmpty();
        var unread = missing(READING, scopes);
        boolean reads = !told || unread.size() < READING.size();
        var unsent = missing(SENDING, scopes);
        boolean writes = !told || !unsent.contains("chat:write");
        return List.of(
                new ConnectionCheck(Side.RECEIVE, reads, reads ? hint + lacking(told, unread) : add(unread)),
                new ConnectionCheck(
                        Side.SEND,
                        writes,
                        writes ? "Slack takes messages as " + who(answer) + "." + lacking(told, unsent) : add(unsent)));
    }

    private static Set<String> scopes(Answered answer) {
        return Arrays.stream(answer.header("x-oauth-scopes").split(","))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> missing(List<String> wanted, Set<String> scopes) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(scopes);
        return missing;
    }

    private static String lacking(boolean told, Set<String> missing) {
        return !told || missing.isEmpty() ? "" : " Not covered without the scopes " + String.join(", ", missing) + ".";
    }

    private static String add(Set<String> missing) {
        return "The Slack app lacks the scopes " + String.join(", ", missing)
                + ": add them under OAuth & Permissions and install the app again.";
    }

    private static String who(Answered answer) {
        var told = answer.json();
        return Stream.of(told.path("user").stringValue(""), told.path("team").stringValue(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" in "));
    }
}
