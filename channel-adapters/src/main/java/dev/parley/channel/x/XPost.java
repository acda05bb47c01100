package dev.parley.channel.x;

import dev.parley.channel.Body;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as either API tells of it.
 *
 * @param first the id of its first version; the same as {@code id} unless it was edited
 * @param root the post that the whole conversation stands below
 * @param answers the post it answers; empty where it answers none
 * @param answered who wrote that; null where it answers none or X does not say
 * @param quoted what it quotes, and whose words those are; empty where it quotes none
 */
record XPost(
        String id,
        String first,
        String root,
        Party author,
        boolean followersOnly,
        String text,
        String quoted,
        Instant at,
        String answers,
        @Nullable Party answered,
        List<RemoteMedia> media) {

    XPost {
        media = List.copyOf(media);
    }

    /** {@code asFirst}: nobody may have seen the version before, so that the edit counts as the post. */
    InboundEvent event(String account, boolean asFirst) {
        if (!first.equals(id) && !asFirst) {
            return new InboundEvent.Edited(first, body(), at);
        }
        var said = InboundMessage.said(
                        first, author, at, body(), answers.isEmpty() ? List.of() : List.of(answers), venue())
                .with(media);
        if (!author.handle().equals(account)) {
            return said;
        }
        return answered == null || answered.handle().equals(account)
                ? new InboundEvent.Unknown("post of our own to nobody", true)
                : said.with(new MessageNature.Own()).to(List.of(new Recipient(Recipient.Role.TO, answered)));
    }

    private Body body() {
        return quoted.isEmpty() ? Body.plain(text) : new Body(text + "\n\n" + quoted, "", text, quoted, "");
    }

    private Venue venue() {
        String name = author.username().isEmpty() ? "i" : author.username().substring(1);
        return new Venue(
                root,
                Venue.Company.ONE,
                followersOnly ? Visibility.FOLLOWERS : Visibility.PUBLIC,
                "",
                "https://x.com/" + name + "/status/" + id);
    }
}
