package dev.parley.inbox.intake;

import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.email.MailMarks;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.intake.Threaded.Placed;
import dev.parley.inbox.spam.Sieve;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Asks which messages are held back, now that it is known who wrote them and where they belong. */
@Component
final class Sifting {
    private final Sieve sieve;

    Sifting(Sieve sieve) {
        this.sieve = sieve;
    }

    Threaded sift(Threaded threaded) {
        if (threaded.fresh().batch().sample()) {
            return threaded;
        }
        var verdicts =
                sieve.judge(threaded.mails().stream().map(Sifting::letter).toList());
        var mails = new ArrayList<Placed>(verdicts.size());
        for (int i = 0; i < verdicts.size(); i++) {
            mails.add(threaded.mails().get(i).judged(verdicts.get(i).orElse(null)));
        }
        return new Threaded(threaded.fresh(), mails, threaded.existing(), threaded.links());
    }

    private static Sieve.Letter letter(Placed placed) {
        var from = placed.from();
        InboundMessage message = from.mail().message();
        var raw = from.mail().entry().envelope();
        var body = message.body();
        return new Sieve.Letter(
                from.author().handle(),
                from.author().id(),
                placed.opens(),
                from.forwardedBy() != null,
                isAutomatic(message.nature()),
                Threading.nearest(message),
                message.subject(),
                body.newText().isBlank() ? body.text() : body.newText(),
                () -> MailMarks.of(raw.raw()));
    }

    /** Whether no person wrote it. */
    static boolean isAutomatic(MessageNature nature) {
        return switch (nature) {
            case MessageNature.Bounce bounce -> true;
            case MessageNature.AutoReply autoReply -> true;
            case MessageNature.Own own -> true;
            case MessageNature.Personal personal -> false;
            case MessageNature.Bulk bulk -> false;
        };
    }

    /** A blocked sender takes their own conversation into Spam, unless somebody is at it, but no one else's. */
    static boolean goesToSpam(Placed placed, ConversationState before) {
        return placed.verdict() != null
                && !before.spam()
                && before.holder() == null
                && before.contact().equals(placed.from().author().id());
    }
}
