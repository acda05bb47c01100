package dev.parley.inbox.intake;

import dev.parley.channel.Party;
import dev.parley.inbox.contact.Contacts.Contact;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of which it is known who wrote each message. */
record Identified(Fresh fresh, List<FromContact> mails) {
    /**
     * A message and who wrote it.
     *
     * @param author the contact with whom a new conversation would be
     * @param forwardedBy our employee or channel that passed on what the author wrote
     */
    record FromContact(Mail mail, Contact author, @Nullable Party forwardedBy) {}
}
