package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Recipient.Role;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.DraftRecipients;
import dev.parley.inbox.conversation.RecipientRecord;
import dev.parley.inbox.outbox.ReplyRequest.Address;
import dev.parley.inbox.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides whom an answer goes to. */
@Component
final class Recipients {
    /** RFC 5321 without quoted local parts and address literals, which no mail program lets people type. */
    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.)*[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}");

    private static final int MAX_NAME = 200;
    private final Channels channels;
    private final OutboxSettings settings;

    Recipients(Channels channels, OutboxSettings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    /** Those the writer named, or the customer: at the address they asked to be answered at, where they did. */
    List<RecipientRecord> of(ReplyRequest request, Optional<LetterRows.Found> answered, RecipientRecord contact) {
        var chosen = new LinkedHashMap<String, RecipientRecord>();
        List<RecipientRecord> to = request.to() == null || request.to().isEmpty()
                ? customer(answered, contact)
                : read(request.to(), Role.TO);
        to.forEach(one -> chosen.putIfAbsent(one.handle(), one));
        read(Objects.requireNonNullElse(request.cc(), List.of()), Role.CC)
                .forEach(one -> chosen.putIfAbsent(one.handle(), one));
        read(Objects.requireNonNullElse(request.bcc(), List.of()), Role.BCC)
                .forEach(one -> chosen.putIfAbsent(one.handle(), one));
        if (chosen.size() > settings.maxRecipients()) {
            throw refused("One answer goes to at most " + settings.maxRecipients() + " people.");
        }
        if (chosen.values().stream().noneMatch(one -> one.role() == Role.TO)) {
            throw refused("Nobody is left to send this to. Name a recipient.");
        }
        return List.copyOf(chosen.values());
    }

    /** Whom the writer named, or whom it goes to as a rule, in the shape of a draft; and from where. */
    DraftRecipients shown(
            ReplyRequest request, ChannelId channel, Optional<LetterRows.Found> answered, RecipientRecord contact) {
        return DraftRecipients.of(of(request, answered, contact))
                .from(FromAddress.of(channels.get(channel), request.from(), answered));
    }

    /** The customer, and those whom the newest mail had in copy; from the address that it was written to. */
    DraftRecipients usual(ChannelId channel, Optional<LetterRows.Found> answered, RecipientRecord contact) {
        var chosen = new LinkedHashMap<String, RecipientRecord>();
        customer(answered, contact).forEach(one -> chosen.putIfAbsent(one.handle(), one));
        answered.stream()
                .flatMap(found -> found.recipients().stream())
                .filter(one -> one.role() == Role.CC && !one.handle().equals(contact.handle()))
                .filter(one -> channels.byAddress(one.handle()).isEmpty())
                .forEach(one -> chosen.putIfAbsent(one.handle(), one));
        return DraftRecipients.of(List.copyOf(chosen.values()))
                .from(FromAddress.usual(channels.get(channel), answered));
    }

    private List<RecipientRecord> customer(Optional<LetterRows.Found> answered, RecipientRecord contact) {
        var asked = answered.stream()
                .flatMap(found -> found.recipients().stream())
                .filter(one -> one.role() == Role.REPLY_TO)
                .filter(one -> EMAIL.matcher(one.handle()).matches())
                .filter(one -> channels.byAddress(one.handle()).isEmpty())
                .map(one -> new RecipientRecord(Role.TO, one.handle(), one.name()))
                .toList();
        if (!asked.isEmpty()) {
            return asked;
        }
        return List.of(answered.map(found -> new RecipientRecord(
                        Role.TO, found.quoted().handle(), found.quoted().name()))
                .orElse(contact));
    }

    private List<RecipientRecord> read(List<Address> addresses, Role role) {
        List<RecipientRecord> read = new ArrayList<>(addresses.size());
        for (Address address : addresses) {
            String handle =
                    Objects.requireNonNullElse(address.handle(), "").strip().toLowerCase(Locale.ROOT);
            if (!EMAIL.matcher(handle).matches()) {
                throw refused("\"" + handle + "\" is not an e-mail address. Correct or remove it.");
            }
            if (channels.byAddress(handle).isPresent()) {
                throw refused(
                        "\"" + handle + "\" is one of our own channels: the answer would come back to us. Remove it.");
            }
            String name = Objects.requireNonNullElse(address.name(), "")
                    .replaceAll("[\\p{Cntrl}]+", " ")
                    .strip();
            read.add(new RecipientRecord(role, handle, name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name));
        }
        return read;
    }

    private static Problem refused(String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "recipients", detail);
    }
}
