package dev.parley.inbox.queue;

import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries who may be given what from PostgreSQL into Redis, where the scripts decide by it: capacity, skills, availability and each
 * team's way of giving out.
 *
 * <p>Written after each change, with each rebuild, and looked after every few seconds. Who read PostgreSQL before another one who has
 * written already writes nothing: see {@code board.lua}.
 */
@Component
public class RoutingBoard {
    private static final Logger log = LoggerFactory.getLogger(RoutingBoard.class);
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("board.lua");
    private static final String PULL = "PULL";

    private final BoardRows rows;
    private final QueueScripts scripts;
    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private volatile Set<TeamId> pushing = Set.of();

    RoutingBoard(BoardRows rows, QueueScripts scripts, StringRedisTemplate redis, JsonMapper json) {
        this.rows = rows;
        this.scripts = scripts;
        this.redis = redis;
        this.json = json;
    }

    private record Member(String id, int most, String skills) {}

    private record TeamBoard(String mode, List<Member> members) {}

    private record All(
            Map<String, String> people,
            Map<String, String> needs,
            Map<String, String> patience,
            Map<String, String> board) {}

    /** The teams that give their conversations out, as far as this node knows. */
    Set<TeamId> pushing() {
        return pushing;
    }

    /** Brings Redis to what PostgreSQL says; what fails now is done by the next look. */
    public void refresh() {
        try {
            write();
        } catch (DataAccessException | Problem e) {
            log.warn("Who may be given what is told to Redis later: {}", e.getMessage());
        }
    }

    @Scheduled(initialDelay = 0, fixedDelay = 5000)
    void look() {
        refresh();
    }

    void write() {
        var ticket = Objects.requireNonNull(redis.opsForValue().increment(QueueKeys.TICKET));
        var teams = rows.listTeams();
        var people = rows.listPeople();
        pushing = teams.stream()
                .filter(team -> !team.routing().equals(PULL))
                .map(team -> new TeamId(team.id()))
                .collect(Collectors.toUnmodifiableSet());
        var all = new All(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (var person : people) {
            if (person.most() != null || !person.skills().isEmpty()) {
                String most = person.most() == null ? "" : person.most().toString();
                all.people().put(person.id().toString(), most + ";" + skills(person.skills()));
            }
        }
        rows.listNeeds().forEach(need -> all.needs().put(need.label().toString(), joined(need.skills())));
        for (var team : teams) {
            all.patience().put(team.id().toString(), Long.toString(team.patienceSeconds() * 1000L));
            if (!team.routing().equals(PULL)) {
                var board = new TeamBoard(team.routing(), members(team.id(), people));
                // An empty table of Lua is written as an object, so a team without members has no board.
                if (!board.members().isEmpty()) {
                    all.board().put(team.id().toString(), json.writeValueAsString(board));
                }
            }
        }
        String text = json.writeValueAsString(all);
        String digest = DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
        scripts.runFor("", SCRIPT, List.of(ticket.toString(), digest, text));
    }

    private static List<Member> members(UUID team, List<BoardRows.PersonRow> people) {
        var members = new ArrayList<Member>();
        for (var person : people) {
            Integer most = person.most();
            if (person.available() && most != null && person.teams().contains(team)) {
                members.add(new Member(person.id().toString(), most, skills(person.skills())));
            }
        }
        return members;
    }

    private static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private static String skills(List<UUID> ids) {
        return ids.isEmpty() ? "," : "," + joined(ids) + ",";
    }
}
