package dev.parley.inbox.queue;

import dev.parley.inbox.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
        return run("settle", standing, mark, telling, "").getFirst().equals("DONE");
    }

    /**
     * Puts back what PostgreSQL says, unless somebody acted after the note {@code mark}.
     *
     * @param overruled a version in Redis that PostgreSQL was found not to have reached, or empty: it gives way
     * @return the version in Redis when it is ahead of the standing, which then changes nothing
     */
    OptionalLong restore(Standing standing, String mark, Telling telling, OptionalLong overruled) {
        var answer = run(
                "restore", standing, mark, telling, overruled.isPresent() ? Long.toString(overruled.getAsLong()) : "");
        return answer.getFirst().equals("AHEAD")
                ? OptionalLong.of(Long.parseLong(answer.get(1)))
                : OptionalLong.empty();
    }

    private List<String> run(String mode, Standing standing, String mark, Telling telling, String overruled) {
        var arguments = new ArrayList<String>(16);
        arguments.add(mode);
        arguments.add(mark);
        arguments.addAll(standing.arguments());
        arguments.add(telling.type().name());
        arguments.add(text(telling.previousTeam()));
        arguments.add(text(telling.employee()));
        arguments.add(json.writeValueAsString(telling.data()));
        arguments.add(overruled);
        return scripts.run(SCRIPT, arguments);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
