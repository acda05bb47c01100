package dev.parley.inbox.queue;

import dev.parley.inbox.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code settle.lua}: brings Redis to what PostgreSQL committed (held, released, handed over, taken back, closed, reopened) and
 * tells it, in one step.
 *
 * <p>It never undoes what is newer: a later claim in Redis, or a higher version. Then the pending note stays, and PostgreSQL is
 * asked again.
 */
@Component
final class SettleScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("settle.lua");
    private final QueueScripts scripts;
    private final JsonMapper json;

    SettleScript(QueueScripts scripts, JsonMapper json) {
        this.scripts = scripts;
        this.json = json;
    }

    /** What is told: by whom, and from which team's queue it came where that is another one. */
    record Telling(
            EventType type,
            @Nullable UUID previousTeam,
            @Nullable UUID employee,
            Map<String, String> data) {}

    /** Settles a change noted as {@code mark}; false when something newer is in Redis. */
    boolean settle(Standing standing, String mark, Telling telling) {
        return run("settle", standing, mark, telling);
    }

    /** Puts back what PostgreSQL says, unless somebody acted after the note {@code mark}; told when {@code telling} is given. */
    boolean restore(Standing standing, String mark, @Nullable Telling telling) {
        return run("restore", standing, mark, telling);
    }

    private boolean run(String mode, Standing standing, String mark, @Nullable Telling telling) {
        var arguments = new ArrayList<String>(13);
        arguments.add(mode);
        arguments.add(mark);
        arguments.addAll(standing.arguments());
        arguments.add(telling == null ? "" : telling.type().name());
        arguments.add(telling == null ? "" : text(telling.previousTeam()));
        arguments.add(telling == null ? "" : text(telling.employee()));
        arguments.add(telling == null ? "{}" : json.writeValueAsString(telling.data()));
        return scripts.run(SCRIPT, arguments).getFirst().equals("DONE");
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
