package dev.parley.inbox.search;

import dev.parley.inbox.search.Filter.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the last word of a query, as far as it is typed, may become. */
@Component
final class Suggestions {
    private static final int SHOWN = 8;
    private static final int SHORTEST_NAME = 2;

    private final Names names;
    private final JdbcClient jdbc;

    Suggestions(Names names, JdbcClient jdbc) {
        this.names = names;
        this.jdbc = jdbc;
    }

    /** What a suggestion is. */
    enum SuggestionKind {
        FILTER,
        VALUE,
        CONTACT
    }

    /**
     * One suggestion.
     *
     * @param insert what to write in place of the last word
     * @param label what people call it
     * @param detail more to tell it apart, empty for nothing
     */
    record Suggestion(SuggestionKind kind, String insert, String label, String detail) {}

    List<Suggestion> of(String query, Reader reader) {
        String last = lastWord(query);
        boolean not = last.startsWith("-");
        String word = not ? last.substring(1) : last;
        int colon = word.indexOf(':');
        var found = colon > 0
                ? values(word.substring(0, colon).toLowerCase(Locale.ROOT), word.substring(colon + 1), reader)
                : starts(word, reader);
        return found.stream()
                .limit(SHOWN)
                .map(one -> not ? new Suggestion(one.kind(), "-" + one.insert(), one.label(), one.detail()) : one)
                .toList();
    }

    private List<Suggestion> starts(String word, Reader reader) {
        var found = new ArrayList<Suggestion>();
        FilterReader.names().stream()
                .filter(name -> name.startsWith(word.toLowerCase(Locale.ROOT)) && !word.isEmpty())
                .forEach(name -> found.add(new Suggestion(SuggestionKind.FILTER, name + ":", name + ":", "")));
        found.addAll(contacts("from", word, reader));
        return found;
    }

    private List<Suggestion> values(String filter, String typed, Reader reader) {
        return switch (filter) {
            case "from", "to" -> contacts(filter, typed, reader);
            case "team" -> things(filter, Named.TEAM, typed, reader);
            case "channel" -> things(filter, Named.CHANNEL, typed, reader);
            case "tag" -> things(filter, Named.TAG, typed, reader);
            case "holder" -> things(filter, Named.HOLDER, typed, reader);
            default ->
                FilterReader.examples(filter).stream()
                        .filter(value -> value.startsWith(typed.toLowerCase(Locale.ROOT)) && !value.equals("…"))
                        .map(value -> new Suggestion(SuggestionKind.VALUE, filter + ":" + value, value, ""))
                        .toList();
        };
    }

    private List<Suggestion> things(String filter, Named what, String typed, Reader reader) {
        var list = names.list(what, reader);
        var found = typed.isBlank() ? list : Names.matching(list, typed);
        return found.stream()
                .map(thing ->
                        new Suggestion(SuggestionKind.VALUE, filter + ":" + quoted(thing.name()), thing.name(), ""))
                .toList();
    }

    /** People with whom the reader may read a conversation. */
    private List<Suggestion> contacts(String filter, String typed, Reader reader) {
        String plain = String.join(" ", Words.texts(typed));
        if (plain.length() < SHORTEST_NAME) {
            return List.of();
        }
        return jdbc.sql("""
                select t.name, (select i.handle from identity i where i.contact_id = t.id order by i.created_at, i.id limit 1) as handle
                  from search_name n join contact t on t.id = n.contact_id
                 where (n.name like :start or n.name like :within)
                   and exists (select 1 from conversation c where c.contact_id = n.contact_id and (:everything or %s))
                 order by n.name like :start desc, length(n.name), n.name
                 limit :limit
                """.formatted(Reader.MAY_READ))
                .param("start", plain + "%")
                .param("within", "% " + plain + "%")
                .param("everything", reader.everything())
                .param("teams", reader.teamIds())
                .param("me", reader.id().value())
                .param("limit", SHOWN)
                .query((row, number) -> {
                    String handle = row.getString("handle") == null ? "" : row.getString("handle");
                    String name = row.getString("name").isBlank() ? handle : row.getString("name");
                    return new Suggestion(SuggestionKind.CONTACT, filter + ":" + handle, name, handle);
                })
                .list();
    }

    private static String quoted(String name) {
        return name.indexOf(' ') < 0 ? name : '"' + name.replace("\"", "") + '"';
    }

    private static String lastWord(String query) {
        int quotes = (int) query.chars().filter(next -> next == '"').count();
        int start = quotes % 2 == 1 ? query.lastIndexOf(' ', query.lastIndexOf('"')) : query.lastIndexOf(' ');
        return query.substring(start + 1).replace("\"", "").replace("(", "");
    }
}
