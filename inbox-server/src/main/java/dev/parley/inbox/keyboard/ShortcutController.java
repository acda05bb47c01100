package dev.parley.inbox.keyboard;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.keyboard.ShortcutRows.Shortcut;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The asker's own keys. What a command is, only the client knows: the server keeps names. */
@RestController
@RequestMapping("/api/me/shortcuts")
final class ShortcutController {
    private static final int MOST = 300;
    private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    /** One chord, or two one after the other. */
    private static final Pattern KEYS = Pattern.compile("|\\S{1,40}( \\S{1,40})?");

    private final ShortcutRows rows;
    private final TransactionTemplate transaction;

    ShortcutController(ShortcutRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    /** All that differ from the client's own; commands that are not named have their own keys. */
    record Shortcuts(List<Shortcut> shortcuts) {}

    @GetMapping
    Shortcuts list(@AuthenticationPrincipal SignedIn me) {
        return new Shortcuts(rows.list(me.id()));
    }

    @PutMapping
    Shortcuts save(@AuthenticationPrincipal SignedIn me, @RequestBody Shortcuts wanted) {
        if (wanted.shortcuts().size() > MOST) {
            throw Problem.invalid("At most " + MOST + " commands can have keys of their own.");
        }
        for (var shortcut : wanted.shortcuts()) {
            if (!COMMAND.matcher(shortcut.command()).matches()
                    || !KEYS.matcher(shortcut.keys()).matches()) {
                throw Problem.invalid("A shortcut is a command's name and one or two chords, such as \"g i\".");
            }
        }
        transaction.executeWithoutResult(status -> {
            rows.deleteAll(me.id());
            rows.insert(me.id(), wanted.shortcuts());
        });
        return list(me);
    }
}
