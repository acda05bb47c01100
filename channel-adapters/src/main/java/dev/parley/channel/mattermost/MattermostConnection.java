package dev.parley.channel.mattermost;

import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks Mattermost whose token it is and which channels the account is in. */
record MattermostConnection(MattermostApi api) {
    Connection connect() {
        var me = api.get("/users/me");
        if (!(me instanceof Answered answered) || !isAccount(answered)) {
            return new Connection("", Map.of(), failed(me));
        }
        String user = answered.json().path("id").stringValue("");
        return new Connection(
                user,
                Map.of(
                        MattermostSettings.USER,
                        user,
                        "account.username",
                        answered.json().path("username").stringValue("")),
                checks(answered));
    }

    List<ConnectionCheck> test() {
        var me = api.get("/users/me");
        return me instanceof Answered answered && isAccount(answered) ? checks(answered) : failed(me);
    }

    private static boolean isAccount(Answered answer) {
        return answer.ok() && MattermostCodec.isId(answer.json().path("id").stringValue(""));
    }

    private List<ConnectionCheck> failed(HttpAnswer answer) {
        String sentence = answer instanceof Answered answered
                ? switch (answered.status()) {
                    case 401 -> "Mattermost refuses the token: enter a new access token of the bot account.";
                    case 404 -> "There is no Mattermost at this address: enter the address at which people open it.";
                    default ->
                        answered.ok()
                                ? "This does not answer like Mattermost: check the address."
                                : api.outcomes().sentence(answered);
                }
                : api.outcomes().sentence(answer);
        return List.of(
                new ConnectionCheck(Side.RECEIVE, false, sentence), new ConnectionCheck(Side.SEND, false, sentence));
    }

    private List<ConnectionCheck> checks(Answered me) {
        var send = new ConnectionCheck(
                Side.SEND,
                true,
                "Mattermost takes messages as @" + me.json().path("username").stringValue("") + ".");
        return List.of(receiving(api.get("/users/me/channels")), send);
    }

    private ConnectionCheck receiving(HttpAnswer answer) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return new ConnectionCheck(Side.RECEIVE, false, api.outcomes().sentence(answer));
        }
        var channels = new ArrayList<MattermostChannel>();
        answered.json().forEach(node -> channels.add(MattermostChannel.of(node)));
        var unknown = api.settings().channels().stream()
                .filter(name -> channels.stream().noneMatch(channel -> channel.isCalled(name)))
                .toList();
        if (!unknown.isEmpty()) {
            return new ConnectionCheck(
                    Side.RECEIVE,
                    false,
                    "The account is not in " + String.join(", ", unknown) + ": add it there, or correct the name.");
        }
        long read = channels.stream()
                .filter(channel -> channel.isWanted(api.settings().channels()))
                .count();
        return new ConnectionCheck(Side.RECEIVE, true, read + " channels and direct chats are read.");
    }
}
