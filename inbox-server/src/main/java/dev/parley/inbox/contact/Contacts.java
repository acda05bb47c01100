package dev.parley.inbox.contact;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Party;
import dev.parley.inbox.event.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows the people outside by the handles they write from. */
@Component
public class Contacts {
    private final ContactRows rows;

    Contacts(ContactRows rows) {
        this.rows = rows;
    }

    /** A contact as others show it; {@code name} is the handle where no name is known. */
    public record Contact(ContactId id, String name, String handle) {}

    /**
     * Finds the contacts behind handles and creates those not yet known, all in the running transaction.
     *
     * @param sample whether contacts made now belong to the sample conversations
     * @return for each party's handle its contact
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Contact> findOrCreate(ChannelKind kind, Collection<Party> parties, boolean sample) {
        // In one order everywhere, so that two transactions with the same strangers wait for each other and do not
        // deadlock.
        var wanted = new TreeMap<String, Party>();
        for (Party party : parties) {
            wanted.merge(party.handle(), party, (first, second) -> isNamed(first) ? first : second);
        }
        Map<String, Contact> found = rows.findByHandles(kind, wanted.keySet());
        if (found.size() < wanted.size()) {
            List<ContactRows.NewContact> missing = new ArrayList<>();
            wanted.forEach((handle, party) -> {
                if (!found.containsKey(handle)) {
                    missing.add(new ContactRows.NewContact(Ids.next(), Ids.next(), party));
                }
            });
            if (rows.insert(kind, missing, sample) == missing.size()) {
                missing.forEach(made -> found.put(made.party().handle(), made.contact()));
            } else {
                found.putAll(rows.findByHandles(kind, wanted.keySet()));
            }
        }
        nameTheNameless(found, wanted);
        rows.rename(
                kind,
                wanted.values().stream()
                        .filter(party -> !party.username().isEmpty())
                        .toList());
        return found;
    }

    /**
     * Gives somebody the names that their provider told, where nobody said another one; in the running transaction.
     *
     * @return the contact, where it is called or reached otherwise than before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ContactId> introduce(ChannelKind kind, Party party) {
        var contact = isNamed(party) ? rows.lock(kind, party.handle()) : Optional.<ContactId>empty();
        return contact.filter(one -> {
            boolean introduced = rows.introduce(kind, party);
            return rows.nameIfNameless(one, party.shown()) | introduced;
        });
    }

    /**
     * Somebody whose handle is another one now.
     *
     * @param newcomer who wrote under the new handle since, and was taken for somebody else; null where nobody did
     */
    public record Moved(ContactId contact, @Nullable ContactId newcomer) {}

    /**
     * Gives somebody another handle, in the running transaction. The provider says whose the new one is: a stranger who had it
     * before keeps what they said, but has it no more.
     *
     * @param at since when; whoever came under the new handle after that is the same person
     * @return empty where nobody has the old handle (any more)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Moved> rename(ChannelKind kind, String before, Party now, Instant at) {
        var known = rows.lockHandles(kind, List.of(before, now.handle()));
        var old = known.get(before);
        if (old == null || before.equals(now.handle())) {
            return Optional.empty();
        }
        var present = known.get(now.handle());
        if (present == null) {
            rows.changeHandle(old.identity(), now);
            return Optional.of(new Moved(old.contact(), null));
        }
        rows.replace(old, present);
        boolean same =
                present.contact().equals(old.contact()) || present.since().isBefore(at);
        return Optional.of(new Moved(old.contact(), same ? null : present.contact()));
    }

    private static boolean isNamed(Party party) {
        return !party.displayName().isBlank() || !party.username().isBlank();
    }

    private void nameTheNameless(Map<String, Contact> found, Map<String, Party> parties) {
        found.replaceAll((handle, contact) -> {
            var party = parties.get(handle);
            if (party == null || !isNamed(party) || !contact.name().equals(handle)) {
                return contact;
            }
            String name = party.shown();
            if (name.equals(handle)) {
                return contact;
            }
            rows.nameIfNameless(contact.id(), name);
            return new Contact(contact.id(), name, handle);
        });
    }
}
