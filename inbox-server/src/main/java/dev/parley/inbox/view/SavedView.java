package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.employee.TeamId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view that somebody keeps, as one person sees it.
 *
 * @param icon the name of a picture of the client's, or empty
 * @param filter as {@link FilterJson} writes it
 * @param teamId with whom it is shared, where that is one team
 * @param hidden whether this person took it out of their side bar
 * @param mayEdit whether this person may change and delete it
 * @param version grows with each change of it
 */
record SavedView(
        UUID id,
        String name,
        String icon,
        Map<String, Object> filter,
        Sort sort,
        Sharing sharing,
        @Nullable TeamId teamId,
        EmployeeRef owner,
        boolean hidden,
        boolean mayEdit,
        long version) {

    /** Who sees it beside its owner. */
    enum Sharing {
        PERSONAL,
        TEAM,
        COMPANY
    }

    SavedView {
        filter = Map.copyOf(filter);
    }
}
