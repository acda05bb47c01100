package dev.parley.inbox.contact;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Party;
import dev.parley.inbox.contact.Contacts.Contact;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind contacts and their identities. */
@Component
final class ContactRows {
    private final JdbcClient jdbc;

    ContactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contact with its first identity. */
    record NewContact(UUID contactId, UUID identityId, Party party) {
        Contact contact() {
            return new Contact(new ContactId(contactId), party.shown(), party.handle());
        }

        /** Empty where only the handle is known. */
        String name() {
            String shown = party.shown();
            return shown.equals(party.handle()) ? "" : shown;
        }
    }

    Map<String, Contact> findByHandles(ChannelKind kind, Collection<String> handles) {
        var found = new HashMap<String, Contact>();
        jdbc.sql("""
                select i.handle, c.id, coalesce(nullif(c.name, ''), i.handle) as name
                  from identity i
                  join contact c on c.id = i.contact_id
                 where i.kind = :kind
                   and i.handle = any(:handles)
                """)
                .param("kind", kind.name())
                .param("handles", handles.toArray(String[]::new))
                .query(row -> {
                    String handle = row.getString("handle");
                    var id = new ContactId(row.getObject("id", UUID.class));
                    found.put(handle, new Contact(id, row.getString("name"), handle));
                });
        return found;
    }

    /** Inserts those whose handle nobody took meanwhile, and returns how many that were. */
    int insert(ChannelKind kind, List<NewContact> contacts, boolean sample) {
        return jdbc.sql("""
                with wanted as (
                    select * from unnest(cast(:contacts as uuid[]), cast(:identities as uuid[]), :handles, :names,
                                         :usernames, :profiles)
                                  as w (contact_id, identity_id, handle, name, username, profile)
                ), taken as (
                    insert into identity (id, contact_id, kind, handle, display_name, username, profile)
                    select identity_id, contact_id, :kind, handle, name, username, profile from wanted
                    on conflict (kind, handle) do nothing
                    returning contact_id, display_name
                )
                insert into contact (id, name, sample)
                select contact_id, display_name, :sample from taken
                """)
                .param(
                        "contacts",
                        contacts.stream().map(c -> c.contactId().toString()).toArray(String[]::new))
                .param(
                        "identities",
                        contacts.stream().map(c -> c.identityId().toString()).toArray(String[]::new))
                .param("handles", column(contacts, contact -> contact.party().handle()))
                .param("usernames", column(contacts, contact -> contact.party().username()))
                .param("profiles", column(contacts, contact -> contact.party().profile()))
                .param("names", column(contacts, NewContact::name))
                .param("kind", kind.name())
                .param("sample", sample)
                .update();
    }

    /** What people are called on their channel may change at any time; what they call themselves here stays. */
    void rename(ChannelKind kind, List<Party> parties) {
        if (parties.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update identity i
                   set username = n.username, profile = n.profile
                  from unnest(:handles, :usernames, :profiles) as n (handle, username, profile)
                 where i.kind = :kind and i.handle = n.handle
                   and (i.username, i.profile) is distinct from (n.username, n.profile)
                """)
                .param("kind", kind.name())
                .param("handles", column(parties, Party::handle))
                .param("usernames", column(parties, Party::username))
                .param("profiles", column(parties, Party::profile))
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    boolean nameIfNameless(ContactId contact, String name) {
        return jdbc.sql("update contact set name = :name where id = :id and name = ''")
                        .param("id", contact.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    /** Whose handle it is: the contact before its identity, as intake takes them. */
    Optional<ContactId> lock(ChannelKind kind, String handle) {
        return jdbc.sql("""
                select c.id from contact c join identity i on i.contact_id = c.id
                 where i.kind = :kind and i.handle = :handle
                   for update of c
                """)
                .param("kind", kind.name())
                .param("handle", handle)
                .query(UUID.class)
                .optional()
                .map(ContactId::new);
    }

    /** Names what has no name yet; false when everything was said before. */
    boolean introduce(ChannelKind kind, Party party) {
        return jdbc.sql("""
                with known as materialized (
                    select id, display_name, username, profile from identity
                     where kind = :kind and handle = :handle
                       for update
                )
                update identity i
                   set display_name = coalesce(nullif(known.display_name, ''), :name),
                       username = coalesce(nullif(known.username, ''), :username),
                       profile = coalesce(nullif(known.profile, ''), :profile)
                  from known
                 where i.id = known.id
                   and (known.display_name = '' and :name <> '' or known.username = '' and :username <> ''
                        or known.profile = '' and :profile <> '')
                """)
                        .param("kind", kind.name())
                        .param("handle", party.handle())
                        .param("name", party.displayName())
                        .param("username", party.username())
                        .param("profile", party.profile())
                        .update()
                == 1;
    }

    /** A handle, whose it is, and since when it is known. */
    record Held(UUID identity, ContactId contact, Instant since) {}

    /** In one order, so that two transactions wait for each other and do not deadlock. */
    Map<String, Held> lockHandles(ChannelKind kind, Collection<String> handles) {
        var found = new HashMap<String, Held>();
        jdbc.sql("""
                select handle, id, contact_id, created_at
                  from identity
                 where kind = :kind and handle = any(:handles)
                 order by handle
                   for update
                """)
                .param("kind", kind.name())
                .param("handles", handles.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString("handle"),
                            new Held(
                                    row.getObject("id", UUID.class),
                                    new ContactId(row.getObject("contact_id", UUID.class)),
                                    row.getTimestamp("created_at").toInstant()));
                });
        return found;
    }

    void changeHandle(UUID identity, Party now) {
        jdbc.sql("""
                update identity
                   set handle = :handle, username = coalesce(nullif(:username, ''), username),
                       profile = coalesce(nullif(:profile, ''), profile)
                 where id = :id
                """)
                .param("id", identity)
                .param("handle", now.handle())
                .param("username", now.username())
                .param("profile", now.profile())
                .update();
    }

    /** The old handle is nobody's any more; what its owner forbade there counts for the new one. */
    void replace(Held old, Held now) {
        jdbc.sql("""
                update identity n
                   set contact_id = o.contact_id, refused_at = coalesce(n.refused_at, o.refused_at),
                       refusal = case when n.refused_at is null then o.refusal else n.refusal end,
                       display_name = coalesce(nullif(n.display_name, ''), o.display_name)
                  from identity o
                 where n.id = :now and o.id = :old
                """).param("now", now.identity()).param("old", old.identity()).update();
        jdbc.sql("delete from identity where id = :old")
                .param("old", old.identity())
                .update();
    }
}
