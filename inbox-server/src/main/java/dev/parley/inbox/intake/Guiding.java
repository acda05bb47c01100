package dev.parley.inbox.intake;

import dev.parley.channel.Visibility;
import dev.parley.inbox.bot.Bots;
import dev.parley.inbox.bot.Came;
import dev.parley.inbox.bot.Guided;
import dev.parley.inbox.conversation.SpamCause;
import dev.parley.inbox.intake.Threaded.Placed;
import dev.parley.inbox.spam.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks what guidelines do about the messages that nobody held back, before they are stored. */
@Component
final class Guiding {
    private final Bots bots;

    Guiding(Bots bots) {
        this.bots = bots;
    }

    Threaded guide(Threaded threaded) {
        var asked = threaded.mails().stream()
                .filter(placed -> placed.verdict() == null)
                .toList();
        var guided = bots.guide(
                        asked.stream().map(placed -> came(placed, threaded)).toList())
                .iterator();
        var mails = new ArrayList<Placed>(threaded.mails().size());
        for (var placed : threaded.mails()) {
            mails.add(placed.verdict() == null ? guided(placed, guided.next()) : placed);
        }
        return new Threaded(threaded.fresh(), List.copyOf(mails), threaded.existing(), threaded.links());
    }

    private static Placed guided(Placed placed, Guided guided) {
        var after = placed.guided(guided);
        return guided.spam()
                .map(guideline -> after.judged(new Verdict(
                        SpamCause.GUIDELINE,
                        Map.of(
                                "guideline", guideline.id().toString(),
                                "version", Integer.toString(guideline.version()),
                                "name", guideline.name()),
                        null)))
                .orElse(after);
    }

    private static Came came(Placed placed, Threaded threaded) {
        var from = placed.from();
        var mail = from.mail();
        var message = mail.message();
        var body = message.body();
        var received = Messages.received(mail);
        return new Came(
                mail.id(),
                placed.conversation(),
                from.author().id(),
                new Came.Where(
                        mail.channel().id(),
                        mail.channel().kind(),
                        mail.channel().team(),
                        message.venue().visibility() != Visibility.PRIVATE),
                threaded.existing().get(placed.conversation()),
                new Came.Said(
                        message.subject(),
                        body.newText().isBlank() ? body.text() : body.newText(),
                        message.attachments().size() + message.media().size(),
                        Sifting.isAutomatic(message.nature()),
                        received.at()));
    }
}
