package dev.parley.inbox.intake;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.contact.Contacts;
import dev.parley.inbox.contact.Contacts.Contact;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import dev.parley.inbox.intake.Identified.FromContact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds out who wrote each message; what an employee forwards was written by the sender of the original. */
@Component
final class Senders {
    private final Contacts contacts;
    private final Employees employees;
    private final Channels channels;
    private final ProfileRequestRows nameless;

    Senders(Contacts contacts, Employees employees, Channels channels, ProfileRequestRows nameless) {
        this.nameless = nameless;
        this.contacts = contacts;
        this.employees = employees;
        this.channels = channels;
    }

    private record Writer(Mail mail, Party author, boolean forwarded) {}

    Identified identify(Fresh fresh) {
        Map<String, String> colleagues = employees.namesByEmail(forwarders(fresh.mails()));
        List<Writer> writers = new ArrayList<>(fresh.mails().size());
        Map<ChannelKind, List<Party>> parties = new EnumMap<>(ChannelKind.class);
        for (Mail mail : fresh.mails()) {
            Writer writer = writer(mail, colleagues.keySet());
            writers.add(writer);
            parties.computeIfAbsent(mail.channel().kind(), kind -> new ArrayList<>())
                    .add(writer.author());
        }
        Map<ChannelKind, Map<String, Contact>> known = new EnumMap<>(ChannelKind.class);
        parties.forEach((kind, all) ->
                known.put(kind, contacts.findOrCreate(kind, all, fresh.batch().sample())));
        var identified =
                writers.stream().map(writer -> identified(writer, known)).toList();
        nameless.ask(identified.stream()
                .filter(from -> !Rooms.keys(from.mail()).isEmpty())
                .toList());
        return new Identified(fresh, identified);
    }

    private static FromContact identified(Writer writer, Map<ChannelKind, Map<String, Contact>> known) {
        var byHandle = Objects.requireNonNull(known.get(writer.mail().channel().kind()));
        var author = Objects.requireNonNull(byHandle.get(writer.author().handle()));
        return new FromContact(
                writer.mail(),
                author,
                writer.forwarded() ? writer.mail().message().from() : null);
    }

    private Writer writer(Mail mail, Set<String> colleagues) {
        Party sender = mail.message().from();
        if (isSaidByUs(mail)) {
            return new Writer(mail, mail.message().recipients().getFirst().party(), false);
        }
        var original = mail.message().thread().forwarded();
        boolean passedOn = original != null
                && (colleagues.contains(sender.handle()) || isOurs(sender))
                && !original.from().handle().equals(sender.handle())
                && !isOurs(original.from());
        return original != null && passedOn ? new Writer(mail, original.from(), true) : new Writer(mail, sender, false);
    }

    /** A colleague answered in the provider's own program: the conversation is with whom they wrote to. */
    private static boolean isSaidByUs(Mail mail) {
        var message = mail.message();
        return message.nature() instanceof MessageNature.Own
                && !message.venue().room().isEmpty()
                && !message.recipients().isEmpty();
    }

    private boolean isOurs(Party party) {
        return channels.byAddress(party.handle()).isPresent();
    }

    private static Set<String> forwarders(List<Mail> mails) {
        return mails.stream()
                .filter(mail -> mail.message().thread().forwarded() != null)
                .map(mail -> mail.message().from().handle())
                .collect(Collectors.toSet());
    }
}
