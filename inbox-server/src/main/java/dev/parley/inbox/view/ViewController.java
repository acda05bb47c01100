package dev.parley.inbox.view;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.view.SavedView.Sharing;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Saved views, and what their filters can ask. */
@RestController
@RequestMapping("/api/views")
final class ViewController {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ICON = 30;

    private final SavedViews views;
    private final ChoiceRows choices;
    private final FilterJson filters;

    ViewController(SavedViews views, ChoiceRows choices, FilterJson filters) {
        this.views = views;
        this.choices = choices;
        this.filters = filters;
    }

    /** A view to save; {@code version} is the one it changes. */
    record ViewRequest(
            String name,
            @Nullable String icon,
            JsonNode filter,
            @Nullable Sort sort,
            @Nullable Sharing sharing,
            @Nullable TeamId teamId,
            @Nullable Long version) {}

    /** All views somebody sees, in their order. */
    record ViewsAnswer(List<SavedView> items) {}

    /** An order of views; {@code hidden} are those that stay out of the side bar. */
    record OrderRequest(List<UUID> order, @Nullable List<UUID> hidden) {}

    /** The fields that every conversation has; the company's own ones are named {@code conversation.key} and {@code contact.key}. */
    record FieldsAnswer(List<FieldView> items) {}

    @GetMapping
    ViewsAnswer list(@AuthenticationPrincipal SignedIn me) {
        return new ViewsAnswer(views.list(me.id()));
    }

    @GetMapping("/fields")
    FieldsAnswer fields(@AuthenticationPrincipal SignedIn me) {
        var found = choices.of(me.id());
        var known =
                Stream.of(KnownField.values()).map(field -> FieldView.of(field, found.getOrDefault(field, List.of())));
        return new FieldsAnswer(
                Stream.concat(known, choices.own(me.id()).stream().map(FieldView::of))
                        .toList());
    }

    @GetMapping("/{id}")
    SavedView get(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return views.get(me.id(), id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedView add(@AuthenticationPrincipal SignedIn me, @RequestBody ViewRequest asked) {
        return views.add(me.id(), wanted(asked));
    }

    @PutMapping("/{id}")
    SavedView change(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody ViewRequest asked) {
        if (asked.version() == null) {
            throw Problem.invalid("Say which version of the view you change.");
        }
        return views.change(me.id(), id, wanted(asked), asked.version());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        views.delete(me.id(), id);
    }

    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@AuthenticationPrincipal SignedIn me, @RequestBody OrderRequest asked) {
        views.place(me.id(), asked.order(), asked.hidden() == null ? List.of() : asked.hidden());
    }

    private SavedViews.Wanted wanted(ViewRequest asked) {
        String name = asked.name() == null ? "" : asked.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("Give the view a name of up to " + LONGEST_NAME + " characters.");
        }
        String icon = asked.icon() == null ? "" : asked.icon();
        if (icon.length() > LONGEST_ICON) {
            throw Problem.invalid("Choose one of the pictures.");
        }
        if (asked.filter() == null) {
            throw Problem.invalid("Give the view a filter.");
        }
        return new SavedViews.Wanted(
                name,
                icon,
                filters.write(filters.read(asked.filter())),
                asked.sort() == null ? Sort.NEWEST : asked.sort(),
                asked.sharing() == null ? Sharing.PERSONAL : asked.sharing(),
                asked.sharing() == Sharing.TEAM ? asked.teamId() : null);
    }
}
