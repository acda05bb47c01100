package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.Setting;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/channels")
final class ChannelController {
    /** How one side answered. */
    record Check(boolean ok, String detail) {}

    private final ChannelSetup setup;
    private final ChannelConnecting connecting;
    private final ChannelAdapters adapters;
    private final ChannelViews views;
    private final Access access;

    ChannelController(
            ChannelSetup setup,
            ChannelConnecting connecting,
            ChannelAdapters adapters,
            ChannelViews views,
            Access access) {
        this.setup = setup;
        this.connecting = connecting;
        this.adapters = adapters;
        this.views = views;
        this.access = access;
    }

    /** A kind of channel, and what its page asks for. */
    record KindView(ChannelKind kind, List<Setting> settings, boolean webhook) {}

    /** What connecting found. */
    record ConnectedView(ChannelView channel, boolean ok, List<ConnectionCheck> checks) {}

    @GetMapping("/kinds")
    List<KindView> kinds(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return adapters.list().stream()
                .map(adapter -> new KindView(
                        adapter.kind(), adapter.settings(), adapter.webhooks().isPresent()))
                .toList();
    }

    @PostMapping("/{id}/connect")
    ConnectedView connect(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        var connected = connecting.connect(new ChannelId(id), me.id());
        return new ConnectedView(
                views.of(connected.row()),
                connected.connection().ok(),
                connected.connection().checks());
    }

    @GetMapping
    List<ChannelView> list(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return setup.list().stream().map(views::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ChannelView add(@AuthenticationPrincipal SignedIn me, @RequestBody ChannelRequest asked) {
        access.require(me.id(), Role.MANAGER);
        return views.of(setup.add(asked, me.id()));
    }

    @PatchMapping("/{id}")
    ChannelView change(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody ChannelRequest asked) {
        access.require(me.id(), Role.MANAGER);
        return views.of(setup.change(new ChannelId(id), asked, me.id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        setup.remove(new ChannelId(id), me.id());
    }

    @PostMapping("/{id}/test")
    Map<String, Check> test(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        return setup.test(new ChannelId(id)).stream()
                .collect(Collectors.toMap(
                        check -> check.side() == ConnectionCheck.Side.RECEIVE ? "receive" : "send",
                        check -> new Check(check.ok(), check.detail())));
    }
}
