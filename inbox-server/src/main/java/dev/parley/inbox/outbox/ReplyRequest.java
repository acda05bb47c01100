package dev.parley.inbox.outbox;

import dev.parley.channel.FilledTemplate;
import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.MessageView.PartyView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as its writer's browser sends it.
 *
 * @param token proves the right to answer: what claiming returned
 * @param seenSeq number of the newest message that the writer has seen
 * @param text as plain text; made from {@code html} where it is missing
 * @param html formatted; null or empty for plain text
 * @param to whom it goes to; the customer where it is missing
 * @param cc who gets a copy; nobody where it is missing
 * @param bcc who gets a copy without the others knowing; nobody where it is missing
 * @param attachmentIds files of the writer's draft, in the order of the message
 * @param closeAfter whether the conversation is closed with it; not where it is missing
 * @param signature whether the signature is put below it; it is where this is missing
 * @param sendAt when it shall leave; at once where it is missing
 * @param visibility who shall be able to read it; may be missing where the customer wrote privately
 * @param template a message prepared with the provider that goes out in its place, for when the reply window has closed
 * @param from which of the channel's addresses it goes out under; the one that the customer wrote to where it is missing
 * @param acknowledged guidelines' warnings that the writer has read, and why they send it all the same
 * @param draftRevision the draft's revision that it was written over, so that what a colleague took over is not sent as well
 */
record ReplyRequest(
        long token,
        int seenSeq,
        @Nullable String text,
        @Nullable String html,
        @Nullable List<Address> to,
        @Nullable List<Address> cc,
        @Nullable List<Address> bcc,
        @Nullable List<UUID> attachmentIds,
        @Nullable Boolean closeAfter,
        @Nullable Boolean signature,
        @Nullable Instant sendAt,
        @Nullable Long draftRevision,
        @Nullable Visibility visibility,
        @Nullable FilledTemplate template,
        @Nullable String from,
        @Nullable List<ReplyRule.Acknowledged> acknowledged) {

    /** An answer with nothing beside its words: to the customer, at once, unsigned, as its conversation is. */
    static ReplyRequest plain(String text) {
        return new ReplyRequest(
                0, 0, text, null, null, null, null, null, false, false, null, null, null, null, null, null);
    }

    /** Somebody by handle, and by name where the writer gave one. */
    record Address(@Nullable String name, @Nullable String handle) {
        static List<Address> of(List<PartyView> parties) {
            return parties.stream()
                    .map(party -> new Address(party.name(), party.handle()))
                    .toList();
        }
    }

    /** The same to the customer: where a channel reaches nobody else, a browser's word for whom it shows says nothing. */
    ReplyRequest toCustomer() {
        return new ReplyRequest(
                token,
                seenSeq,
                text,
                html,
                null,
                cc,
                bcc,
                attachmentIds,
                closeAfter,
                signature,
                sendAt,
                draftRevision,
                visibility,
                template,
                null,
                acknowledged);
    }

    List<UUID> files() {
        return Objects.requireNonNullElse(attachmentIds, List.<UUID>of()).stream()
                .distinct()
                .toList();
    }

    boolean closes() {
        return Boolean.TRUE.equals(closeAfter);
    }

    boolean signs() {
        return !Boolean.FALSE.equals(signature);
    }

    /** The same for the same wish; the claim and what was seen may differ between a request and its repeat. */
    byte[] hash() {
        List<@Nullable String> wish = new ArrayList<>();
        wish.add(text);
        wish.add(html);
        add(wish, to);
        add(wish, cc);
        files().forEach(file -> wish.add(file.toString()));
        wish.add(Boolean.toString(closes()));
        add(wish, bcc);
        wish.add(Boolean.toString(signs()));
        wish.add(sendAt == null ? null : sendAt.toString());
        if (visibility != null || template != null) {
            wish.add(String.valueOf(visibility));
            wish.add(String.valueOf(template));
        }
        if (from != null) {
            wish.add("from " + from);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : wish) {
                byte[] bytes = Objects.requireNonNullElse(part, "").getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static void add(List<@Nullable String> wish, @Nullable List<Address> addresses) {
        var named = Objects.requireNonNullElse(addresses, List.<Address>of());
        wish.add(Integer.toString(named.size()));
        for (Address address : named) {
            wish.add(address.name());
            wish.add(address.handle());
        }
    }
}
