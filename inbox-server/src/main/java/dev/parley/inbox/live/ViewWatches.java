package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.view.Asker;
import dev.parley.inbox.view.LiveViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells browsers how the views stand that they show: how many, who came, who went. */
@Component
final class ViewWatches {
    private static final int MOST = 60;
    private static final int LONGEST_NAME = 100;

    private final LiveViews views;
    private final Broker broker;
    private final JsonMapper json;

    ViewWatches(LiveViews views, Broker broker, JsonMapper json) {
        this.views = views;
        this.broker = broker;
        this.json = json;
    }

    /** Everything that a browser wants to show, under names of its own. */
    record Wanted(List<Named> views) {
        record Named(String name, JsonNode filter) {}

        Map<String, JsonNode> byName() {
            if (views == null || views.size() > MOST) {
                throw Problem.invalid("Name up to " + MOST + " views.");
            }
            var byName = new LinkedHashMap<String, JsonNode>();
            for (var view : views) {
                if (view.name() == null || view.name().length() > LONGEST_NAME || view.filter() == null) {
                    throw Problem.invalid("Each view needs a short name and a filter.");
                }
                byName.put(view.name(), view.filter());
            }
            return byName;
        }
    }

    /** A view's state as it goes to the browser. */
    record ViewFrame(
            String type,
            String view,
            long count,
            String asOf,
            List<ConversationSummary> in,
            List<ConversationId> out,
            boolean reload) {}

    void show(LiveSession session, Wanted wanted) {
        session.views().show(wanted.byName(), entry -> begin(session, entry.getKey(), entry.getValue()));
    }

    /** After its person's rights changed. */
    void renew(LiveSession session) {
        session.views().renew(entry -> begin(session, entry.getKey(), entry.getValue()));
    }

    private LiveViews.Watch begin(LiveSession session, String name, JsonNode filter) {
        var rights = session.person().rights();
        var asker = new Asker(session.employee(), session.person().manages(), rights.teams());
        return views.open(asker, filter, update -> {
            var frame = new ViewFrame(
                    "VIEW", name, update.count(), update.asOf(), update.in(), update.out(), update.reload());
            broker.sendTo(
                    session,
                    Destinations.VIEWS,
                    StompText.event(Destinations.VIEWS, null, 0, json.writeValueAsString(frame)));
        });
    }
}
