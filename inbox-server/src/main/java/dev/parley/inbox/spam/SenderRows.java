package dev.parley.inbox.spam;

import dev.parley.inbox.contact.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of senders, one statement for a whole batch. */
@Component
final class SenderRows {
    private static final String KNOWN = """
            select (select count(*) from spam_lesson l where l.address = w.address and l.spam) as marked,
                   coalesce((select string_agg(distinct e.name, ', ') from spam_lesson l join employee e on e.id = l.taught_by
                              where l.address = w.address and l.spam), '') as names,
                   exists (select from spam_lesson l where l.address = w.address and not l.spam and not l.answered) as cleared,
                   (exists (select from correspondent k where k.address in (w.address, w.handle))
                    or exists (select from identity i
                                 join correspondent k on k.address = regexp_replace(lower(i.handle), '\\+[^@]*@', '@')
                                where i.contact_id = w.contact)) as written,
                   exists (select from conversation c where c.contact_id = w.contact and not c.spam) as earlier,
                   (select count(distinct l.address) from spam_lesson l where l.domain = w.domain and l.spam) as domain_marked,
                   coalesce((select string_agg(distinct e.name, ', ') from spam_lesson l join employee e on e.id = l.taught_by
                              where l.domain = w.domain and l.spam), '') as domain_names,
                   (w.domain = '' or exists (select from spam_lesson l where l.domain = w.domain and not l.spam)
                    or exists (select from correspondent k where k.domain = w.domain)) as domain_good
              from unnest(:addresses, :handles, :domains, cast(:contacts as uuid[]))
                   with ordinality as w (address, handle, domain, contact, place)
             order by w.place
            """;

    private final JdbcClient jdbc;
    private final SharedDomains shared;

    SenderRows(JdbcClient jdbc, SharedDomains shared) {
        this.jdbc = jdbc;
        this.shared = shared;
    }

    /** Somebody who wrote. */
    record Who(String handle, ContactId contact) {
        SenderAddress sender() {
            return SenderAddress.of(handle);
        }
    }

    /** What is known of each, in their order. */
    List<Judge.Sender> list(List<Who> all) {
        var senders = all.stream().map(Who::sender).toList();
        var found = jdbc.sql(KNOWN)
                .param("addresses", senders.stream().map(SenderAddress::address).toArray(String[]::new))
                .param("handles", all.stream().map(Who::handle).toArray(String[]::new))
                .param("domains", senders.stream().map(SenderAddress::domain).toArray(String[]::new))
                .param(
                        "contacts",
                        all.stream().map(who -> who.contact().toString()).toArray(String[]::new))
                .query(Judge.Sender.class)
                .list();
        var known = new ArrayList<Judge.Sender>(found.size());
        for (int i = 0; i < found.size(); i++) {
            var one = found.get(i);
            boolean good = one.domainGood() || shared.contains(senders.get(i).domain());
            known.add(new Judge.Sender(
                    one.marked(),
                    one.names(),
                    one.cleared(),
                    one.written(),
                    one.earlier(),
                    one.domainMarked(),
                    one.domainNames(),
                    good));
        }
        return known;
    }

    /** Those of these message ids that we sent. */
    Set<String> ours(Collection<String> references) {
        return references.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select distinct key from thread_key where outbound and key = any(:keys)")
                        .param("keys", references.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /**
     * A sender of whom something was learned.
     *
     * @param spam how many of their conversations people called spam
     * @param good how many people called no spam
     * @param names who said so
     * @param written whether the company has written to them, so that they are let through all the same
     */
    record Learned(String address, int spam, int good, String names, Instant last, boolean written) {}

    /** Those that were learned last, whose address contains {@code part}. */
    List<Learned> listLearned(String part, int limit) {
        return jdbc.sql("""
                        select l.address, count(*) filter (where l.spam) as spam, count(*) filter (where not l.spam) as good,
                               coalesce(string_agg(distinct e.name, ', '), '') as names, max(l.taught_at) as last,
                               exists (select from correspondent k where k.address = l.address) as written
                          from spam_lesson l
                          left join employee e on e.id = l.taught_by
                         where not l.answered and position(:part in l.address) > 0
                         group by l.address
                         order by max(l.taught_at) desc, l.address
                         limit :limit
                        """)
                .param("part", part)
                .param("limit", limit)
                .query((row, number) -> new Learned(
                        row.getString("address"),
                        row.getInt("spam"),
                        row.getInt("good"),
                        row.getString("names"),
                        row.getTimestamp("last").toInstant(),
                        row.getBoolean("written")))
                .list();
    }
}
