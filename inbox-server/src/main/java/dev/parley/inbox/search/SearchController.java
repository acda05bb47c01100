package dev.parley.inbox.search;

import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search over all history, and suggestions while a query is typed. */
@RestController
@RequestMapping("/api/search")
final class SearchController {
    private static final int MOST = 50;

    private final Search search;
    private final Names names;
    private final Suggestions suggestions;
    private final Readers readers;

    SearchController(Search search, Names names, Suggestions suggestions, Readers readers) {
        this.search = search;
        this.names = names;
        this.suggestions = suggestions;
        this.readers = readers;
    }

    @GetMapping
    SearchAnswer search(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        var query = QueryParser.parse(q, readers.dates(me.id()));
        if (query.isEmpty()) {
            return new SearchAnswer(List.of(), null, 0, true, null, List.of());
        }
        var reader = readers.get(me.id());
        var start = cursor == null || cursor.isEmpty() ? SearchCursor.FIRST : SearchCursor.decode(cursor);
        return search.find(names.resolve(query, reader), reader, start, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/suggest")
    List<Suggestions.Suggestion> suggest(
            @AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String q) {
        return suggestions.of(q, readers.get(me.id()));
    }
}
