package dev.parley.channel.slack;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.slack.SlackSettings.Account;
import dev.parley.channel.slack.SlackSettings.Customers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tells who said something where: a customer, a colleague, this app itself, or somebody else's bot. */
record SlackMessages(JsonNode root, InboundEnvelope envelope) {
    /** A conversation of Slack's; {@code type} is what the event calls it, empty where it does not. */
    record Place(String channel, String type) {
        /** What a message there is named by. */
        String name(String stamp) {
            return name(channel, stamp);
        }

        static String name(String channel, String stamp) {
            return channel + ":" + stamp;
        }

        /** The room of a thread in a channel. */
        static String thread(String channel, String stamp) {
            return channel + "/" + stamp;
        }

        boolean isDirect() {
            return type.isEmpty() ? channel.startsWith("D") : type.equals("im") || type.equals("app_home");
        }

        private boolean isGroup() {
            return type.equals("mpim");
        }
    }

    InboundEvent said(JsonNode event, Place place) {
        String stamp = SlackCodec.id(event.path("ts"), "time stamp");
        if (isOfThisApp(event)) {
            return new InboundEvent.Unknown("message of this app", true);
        }
        var from = writer(event);
        String thread = event.path("thread_ts").stringValue("");
        boolean answers = !thread.isEmpty() && !thread.equals(stamp);
        if (answers) {
            SlackCodec.id(event.path("thread_ts"), "thread");
        }
        var message = InboundMessage.said(
                        place.name(stamp),
                        from,
                        at(event.path("ts"), event.path("event_ts")),
                        SlackText.body(event),
                        answers ? List.of(place.name(thread)) : List.of(),
                        venue(place, stamp, answers ? thread : stamp))
                .with(SlackFiles.of(event));
        if (isOurAccount(from.handle()) || isColleague(event, place)) {
            return message.with(new MessageNature.Own()).to(starter(event, from));
        }
        boolean machine = event.path("user").stringValue("").isEmpty() || isBot(event);
        return machine ? message.with(new MessageNature.AutoReply()) : message;
    }

    private static boolean isBot(JsonNode event) {
        return !event.path("bot_id").stringValue("").isEmpty();
    }

    /** Said through the API by this very app; nobody but it writes as its bot, but a person may write as themselves. */
    boolean isOfThisApp(JsonNode message) {
        String app = root.path("api_app_id").stringValue("");
        String bot = message.path("bot_id").stringValue("");
        String user = message.path("user").stringValue("");
        boolean sameApp = !app.isEmpty()
                && Stream.of(message.path("app_id"), message.path("bot_profile").path("app_id"))
                        .anyMatch(id -> id.stringValue("").equals(app));
        boolean sameBot = !bot.isEmpty() && bot.equals(attribute(Account.BOT));
        boolean bots = !bot.isEmpty() || !attribute(Account.BOT).isEmpty();
        return sameApp || sameBot || bots && isOurAccount(user) || isInstalledBot(user);
    }

    private boolean isInstalledBot(String user) {
        return !user.isEmpty()
                && root.path("authorizations")
                        .valueStream()
                        .anyMatch(one -> one.path("is_bot").booleanValue(false)
                                && one.path("user_id").stringValue("").equals(user));
    }

    boolean isOurAccount(String user) {
        return !user.isEmpty() && user.equals(attribute(Account.USER));
    }

    private boolean isColleague(JsonNode event, Place place) {
        String ours = attribute(Account.TEAM);
        return attribute(SlackSettings.CUSTOMERS).equals(Customers.OTHER_WORKSPACES.name())
                && !place.isDirect()
                && !ours.isEmpty()
                && Stream.of("user_team", "source_team", "team")
                        .map(name -> event.path(name).stringValue(""))
                        .filter(team -> !team.isEmpty())
                        .findFirst()
                        .filter(ours::equals)
                        .isPresent();
    }

    /** Who opened the thread: the best that can be told of whom an own message is for. */
    private static List<Recipient> starter(JsonNode event, Party from) {
        String user = Texts.oneLine(event.path("parent_user_id").stringValue(""), 100);
        return user.isEmpty() || user.equals(from.handle())
                ? List.of()
                : List.of(new Recipient(Recipient.Role.TO, new Party(user, "")));
    }

    Party writer(JsonNode event) {
        String user = event.path("user").stringValue("");
        String handle = Texts.oneLine(user.isEmpty() ? event.path("bot_id").stringValue("") : user, 100);
        if (handle.isEmpty()) {
            throw new UnreadableMessageException("Slack's message does not say who wrote it.", null);
        }
        var profile = event.path("user_profile");
        String name = Stream.of(
                        profile.path("display_name"),
                        profile.path("real_name"),
                        event.path("username"),
                        event.path("bot_profile").path("name"))
                .map(node -> Texts.oneLine(node.stringValue(""), 200))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return new Party(handle, name);
    }

    private Venue venue(Place place, String stamp, String thread) {
        String url = url(place, stamp, thread);
        if (place.isDirect()) {
            return new Venue(place.channel(), Venue.Company.ONE, Visibility.PRIVATE, "", url);
        }
        // The members of the channel read it, so an answer can also be more private than that.
        String room = place.isGroup() ? place.channel() : Place.thread(place.channel(), thread);
        return new Venue(room, Venue.Company.ALL, Visibility.FOLLOWERS, "", url);
    }

    private String url(Place place, String stamp, String thread) {
        String workspace = attribute(Account.URL);
        if (!workspace.startsWith("https://")) {
            return "";
        }
        String page = workspace.replaceAll("/+$", "") + "/archives/" + place.channel() + "/p" + stamp.replace(".", "");
        return thread.equals(stamp) ? page : page + "?thread_ts=" + thread + "&cid=" + place.channel();
    }

    Instant at(JsonNode stamp, JsonNode otherwise) {
        return SlackCodec.at(stamp, SlackCodec.at(otherwise, envelope.receivedAt()));
    }

    private String attribute(String name) {
        return envelope.attributes().getOrDefault(name, "");
    }
}
