package dev.parley.inbox.search;

import dev.parley.inbox.search.Filter.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what people call teams, channels, tags and colleagues. */
@Component
final class Names {
    private static final int SHOWN = 8;

    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something with a name. */
    record Thing(UUID id, String name) {}

    /** The query with ids in place of names; a problem where a name means nothing to this reader. */
    Query resolve(Query query, Reader reader) {
        var filters = new ArrayList<Filter>();
        for (var filter : query.filters()) {
            filters.add(filter instanceof Filter.Unresolved unresolved ? resolve(unresolved, reader) : filter);
        }
        return query.filteredBy(filters);
    }

    private Filter resolve(Filter.Unresolved filter, Reader reader) {
        var things = list(filter.what(), reader);
        var ids = new ArrayList<UUID>();
        for (String name : filter.names()) {
            var found = matching(things, name);
            if (found.isEmpty()) {
                throw QueryProblem.UNKNOWN_VALUE.of(
                        filter.position(),
                        name,
                        things.stream().limit(SHOWN).map(Thing::name).toList());
            }
            found.forEach(thing -> ids.add(thing.id()));
        }
        return new Filter.Of(filter.what(), ids, filter.not());
    }

    /** Those called exactly so; if none, those whose name begins so; if none, those with a word that does. */
    static List<Thing> matching(List<Thing> things, String name) {
        String wanted = plain(name);
        List<BiPredicate<String, String>> tries =
                List.of(String::equals, String::startsWith, (known, typed) -> (" " + known).contains(" " + typed));
        for (var attempt : tries) {
            var found = things.stream()
                    .filter(thing -> attempt.test(plain(thing.name()), wanted))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Everything of a kind that this reader may know of, by name. */
    List<Thing> list(Named what, Reader reader) {
        String sql = switch (what) {
            case TEAM -> "select id, name from team where id = any(cast(:teams as uuid[])) order by lower(name)";
            case CHANNEL -> """
                    select id, name from channel where team_id = any(cast(:teams as uuid[])) order by lower(name)
                    """;
            case TAG -> "select id, name from tag where removed_at is null order by lower(name)";
            case HOLDER -> "select id, name from employee order by active desc, lower(name)";
        };
        var statement = jdbc.sql(sql);
        return (sql.contains(":teams") ? statement.param("teams", reader.teamIds()) : statement)
                .query(Thing.class)
                .list();
    }

    private static String plain(String name) {
        return String.join(" ", Words.texts(name));
    }
}
