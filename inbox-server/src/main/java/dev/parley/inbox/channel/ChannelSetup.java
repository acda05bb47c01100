package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.email.OwnAddresses;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets managers set channels up; receivers follow within seconds on every node. */
@Component
class ChannelSetup {
    private final ChannelRows rows;
    private final ChannelDirectory directory;
    private final ChannelTrial trial;
    private final ChannelAdapters adapters;
    private final ChannelSecrets secrets;
    private final Announced announced;

    ChannelSetup(
            ChannelRows rows,
            ChannelDirectory directory,
            ChannelTrial trial,
            ChannelAdapters adapters,
            ChannelSecrets secrets,
            Announced announced) {
        this.rows = rows;
        this.directory = directory;
        this.trial = trial;
        this.adapters = adapters;
        this.secrets = secrets;
        this.announced = announced;
    }

    /** Tells the other nodes and screens that a channel changed. */
    @Component
    static final class Announced {
        private final Announcements announcements;
        private final Clock clock;

        Announced(Announcements announcements, Clock clock) {
            this.announcements = announcements;
            this.clock = clock;
        }

        void changed(ChannelId channel, EmployeeId by) {
            announcements.add(new ParleyEvent(
                    EventType.CHANNEL_CHANGED,
                    null,
                    0,
                    null,
                    null,
                    by.value(),
                    clock.instant(),
                    Map.of("channel", channel.toString())));
        }
    }

    ChannelRows.Row get(ChannelId id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("channel"));
    }

    List<ChannelRows.Row> list() {
        return rows.list();
    }

    @Transactional
    public ChannelRows.Row add(ChannelRequest asked, EmployeeId by) {
        var team = asked.teamId();
        if (team == null) {
            throw Problem.invalid("Choose the team whose queue new conversations go to.");
        }
        var id = new ChannelId(Ids.next());
        var kind = asked.kind() == null ? ChannelKind.EMAIL : asked.kind();
        var adapter = adapters.get(kind);
        boolean mail = kind == ChannelKind.EMAIL;
        // What a provider has not confirmed yet is switched on once it has.
        boolean enabled = asked.enabled() == null ? mail : asked.enabled();
        var row = new ChannelRows.Row(
                id,
                kind,
                Checked.name(asked.name(), "The channel's name"),
                mail ? address(asked.address()) : id.toString(),
                new TeamId(team),
                enabled,
                secrets.check(id, adapter, asked.over(Map.of(), adapter.secrets())),
                1);
        save(row, () -> rows.insert(row));
        announced.changed(id, by);
        return row;
    }

    @Transactional
    public ChannelRows.Row change(ChannelId id, ChannelRequest asked, EmployeeId by) {
        var row = changed(get(id), asked);
        save(row, () -> rows.update(row));
        announced.changed(id, by);
        return row;
    }

    /** Keeps what the provider told when the channel was connected, and switches it on when all of it works. */
    @Transactional
    public ChannelRows.Row connected(ChannelRows.Row before, Connection connection, EmployeeId by) {
        var settings = new HashMap<>(before.settings());
        settings.keySet().removeIf(name -> name.startsWith(ChannelRequest.FACTS));
        connection.facts().forEach((name, value) -> {
            if (name.startsWith(ChannelRequest.FACTS)) {
                settings.put(name, value);
            }
        });
        var row = new ChannelRows.Row(
                before.id(),
                before.kind(),
                before.name(),
                connection.address().isBlank() ? before.address() : connection.address(),
                before.team(),
                before.enabled() || connection.ok(),
                settings,
                before.version() + 1);
        save(row, () -> rows.update(row));
        announced.changed(before.id(), by);
        return row;
    }

    private ChannelRows.Row changed(ChannelRows.Row before, ChannelRequest asked) {
        var adapter = adapters.get(before.kind());
        boolean mail = before.kind() == ChannelKind.EMAIL;
        return new ChannelRows.Row(
                before.id(),
                before.kind(),
                asked.name() == null ? before.name() : Checked.name(asked.name(), "The channel's name"),
                asked.address() == null || !mail ? before.address() : address(asked.address()),
                asked.teamId() == null ? before.team() : new TeamId(asked.teamId()),
                asked.enabled() == null ? before.enabled() : asked.enabled(),
                secrets.check(before.id(), adapter, asked.over(before.settings(), adapter.secrets())),
                before.version() + 1);
    }

    /** A channel with conversations stays, switched off: they would lose where they came from. */
    @Transactional
    public void remove(ChannelId id, EmployeeId by) {
        get(id);
        try {
            rows.delete(id);
        } catch (DataIntegrityViolationException e) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "in-use",
                    "This channel has conversations, so it cannot be removed. Switch it off instead.");
        }
        directory.forget();
        announced.changed(id, by);
    }

    List<ConnectionCheck> test(ChannelId id) {
        return trial.test(get(id));
    }

    private static String address(@org.jspecify.annotations.Nullable String text) {
        String address = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        // Names without a dot are fine here: support@localhost is where a newcomer begins.
        if (address.length() > 254 || !address.matches("[^@\\s<>\"(),:;\\\\]{1,64}@[^@\\s<>\"(),;\\\\]+")) {
            throw Problem.invalid("Enter the e-mail address that customers write to.");
        }
        return address;
    }

    private void save(ChannelRows.Row row, Runnable write) {
        var own = OwnAddresses.of(row.address(), row.settings()).all();
        boolean mail = row.kind() == ChannelKind.EMAIL;
        if (mail) {
            rows.findTaken(row.id(), own).ifPresent(taken -> {
                throw new Problem(
                                HttpStatus.CONFLICT,
                                "alias-taken",
                                taken.address() + " belongs to the channel \"" + taken.channel()
                                        + "\" already. Remove it there first, or here.")
                        .with("address", taken.address())
                        .with("channel", taken.channel());
            });
        }
        try {
            write.run();
            if (mail) {
                rows.setAddresses(row.id(), own);
            }
        } catch (DuplicateKeyException e) {
            throw new Problem(
                    HttpStatus.CONFLICT, "address-taken", "Another channel has this address or account already.");
        } catch (DataIntegrityViolationException e) {
            throw Problem.invalid("There is no such team.");
        }
        directory.forget();
    }
}
