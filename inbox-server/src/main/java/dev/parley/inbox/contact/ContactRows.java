package dev.parley.inbox.contact;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.contact.Contacts.Contact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    record NewContact(UUID contactId, UUID identityId, String handle, String name) {
        Contact contact() {
            return new Contact(new ContactId(contactId), name.isBlank() ? handle : name, handle);
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
                    select * from unnest(cast(:contacts as uuid[]), cast(:identities as uuid[]), :handles, :names)
                                  as w (contact_id, identity_id, handle, name)
                ), taken as (
                    insert into identity (id, contact_id, kind, handle, display_name)
                    select identity_id, contact_id, :kind, handle, name from wanted
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
                .param("handles", contacts.stream().map(NewContact::handle).toArray(String[]::new))
                .param("names", contacts.stream().map(NewContact::name).toArray(String[]::new))
                .param("kind", kind.name())
                .param("sample", sample)
                .update();
    }

    void nameIfNameless(ContactId contact, String name) {
        jdbc.sql("update contact set name = :name where id = :id and name = ''")
                .param("id", contact.value())
                .param("name", name)
                .update();
    }
}
