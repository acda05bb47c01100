package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Party;
import dev.parley.channel.webchat.MailAddress;
import dev.parley.channel.webchat.SiteIdentity;
import dev.parley.channel.webchat.WebChatSettings.Identity;
import dev.parley.inbox.conversation.Naming;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.node.AfterCommit;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.webchat.ChatGate.Chat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows visitors: by the token that their device keeps, or by what their site signs. */
@Component
class Recognising {
    private static final int LONGEST_NAME = 200;

    private final VisitorRows visitors;
    private final LineRows lines;
    private final FileRows files;
    private final Naming naming;
    private final ChatNews news;
    private final Clock clock;

    Recognising(VisitorRows visitors, LineRows lines, FileRows files, Naming naming, ChatNews news, Clock clock) {
        this.visitors = visitors;
        this.lines = lines;
        this.files = files;
        this.naming = naming;
        this.news = news;
        this.clock = clock;
    }

    /** A visitor, and the token by which their device is known from now on. */
    record Known(String token, Visitor visitor) {}

    /** Whose device this is; a 401 problem where nobody knows the token, or where the channel wants to know who it is. */
    public Visitor of(Chat chat, @Nullable String token) {
        var visitor = find(chat, token).orElseThrow(Recognising::unknown);
        if (visitor.subject() == null && chat.settings().identity() == Identity.REQUIRED) {
            throw unsigned();
        }
        return visitor;
    }

    private Optional<Visitor> find(Chat chat, @Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        byte[] hash = DeviceToken.hash(token);
        var device = visitors.findByToken(chat.id(), hash);
        if (device.isPresent() && device.get().stale()) {
            visitors.seen(hash);
        }
        return device.map(VisitorRows.Device::visitor);
    }

    private static Problem unknown() {
        return new Problem(
                HttpStatus.UNAUTHORIZED, "visitor-unknown", "This device is not known here any more: begin anew.");
    }

    /**
     * Lets somebody in: whom the site says they are, or else whoever has the token, or else somebody new. What they said on this device
     * before the site knew them goes with them.
     */
    @Transactional
    public Known enter(Chat chat, @Nullable String token, @Nullable String signed, String language) {
        var device = find(chat, token);
        var identity = identity(chat, signed);
        if (identity.isEmpty()) {
            if (token != null && device.isPresent()) {
                return new Known(token, device.get());
            }
            return newDevice(insert(chat, null, language));
        }
        var is = identity.get();
        var theirs = visitors.findBySubject(chat.id(), is.subject());
        var anonymous = device.filter(visitor -> visitor.subject() == null);
        if (theirs.isEmpty()
                && anonymous.isPresent()
                && visitors.recognise(anonymous.get().id(), is.subject())) {
            return new Known(String.valueOf(token), describe(anonymous.get().id(), is));
        }
        var visitor = theirs.orElseGet(() -> insert(chat, is.subject(), language));
        var described = describe(visitor.id(), is);
        if (anonymous.isPresent()) {
            join(anonymous.get().id(), visitor.id());
            // Under a new token, so that its other pages notice that their lines have other numbers now; the old one is
            // still answered.
            return newDevice(described);
        }
        boolean same = device.isPresent() && device.get().id().equals(visitor.id());
        return same ? new Known(String.valueOf(token), described) : newDevice(described);
    }

    private Optional<SiteIdentity> identity(Chat chat, @Nullable String signed) {
        var mode = chat.settings().identity();
        if (signed == null || signed.isBlank()) {
            if (mode == Identity.REQUIRED) {
                throw unsigned();
            }
            return Optional.empty();
        }
        if (mode == Identity.OFF) {
            throw refused("This channel takes no identities: a manager switches them on.");
        }
        try {
            return Optional.of(SiteIdentity.verify(signed, chat.settings().identitySecret(), clock.instant()));
        } catch (SiteIdentity.RefusedException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static Problem unsigned() {
        return refused("Sign in on this site to write here.");
    }

    private static Problem refused(String sentence) {
        return new Problem(HttpStatus.UNAUTHORIZED, "identity-refused", sentence);
    }

    private Visitor insert(Chat chat, @Nullable String subject, String language) {
        UUID id = Ids.next();
        if (!visitors.insert(id, chat.id(), subject, language)) {
            // Another page of theirs was first.
            return visitors.findBySubject(chat.id(), String.valueOf(subject)).orElseThrow();
        }
        return new Visitor(id, chat.id(), subject, "", "", 0);
    }

    private Known newDevice(Visitor visitor) {
        String token = DeviceToken.create();
        visitors.addDevice(visitor.id(), DeviceToken.hash(token));
        return new Known(token, visitor);
    }

    private void join(UUID from, UUID to) {
        visitors.hold(List.of(from, to));
        lines.move(from, to);
        files.move(from, to);
        visitors.join(from, to);
        AfterCommit.run(() -> news.moved(from));
    }

    private Visitor describe(UUID id, SiteIdentity is) {
        var before = visitors.lock(id).orElseThrow(Recognising::unknown);
        return describe(
                before,
                is.name().isEmpty() ? before.name() : is.name(),
                is.email().isEmpty() ? before.email() : is.email());
    }

    private Visitor describe(Visitor before, String name, String email) {
        if (!before.name().equals(name) || !before.email().equals(email)) {
            visitors.describe(before.id(), name, email);
            naming.name(ChannelKind.WEB_CHAT, new Party(before.id().toString(), name, email, ""));
        }
        return new Visitor(before.id(), before.channel(), before.subject(), name, email, before.readLine());
    }

    /** Takes down what a visitor says of themselves; a 400 problem where it is no address. */
    @Transactional
    public Visitor introduce(Chat chat, @Nullable String token, @Nullable String name, @Nullable String email) {
        var visitor = of(chat, token);
        String said = email == null ? "" : email.strip();
        String address = MailAddress.readable(said);
        if (address.isEmpty() && !said.isEmpty()) {
            throw Problem.invalid("This is not an e-mail address. Write it as name@example.com.");
        }
        String called = name == null ? "" : name.replaceAll("\\p{Cntrl}+", " ").strip();
        if (called.length() > LONGEST_NAME) {
            throw Problem.invalid("A name has at most " + LONGEST_NAME + " characters.");
        }
        var held = visitors.lock(visitor.id()).orElseThrow(Recognising::unknown);
        return describe(held, called, address);
    }

    /** This device is nobody's any more. */
    @Transactional
    public void forget(@Nullable String token) {
        if (token == null) {
            throw unknown();
        }
        UUID left = visitors.removeDevice(DeviceToken.hash(token)).orElseThrow(Recognising::unknown);
        AfterCommit.run(() -> news.moved(left));
    }
}
