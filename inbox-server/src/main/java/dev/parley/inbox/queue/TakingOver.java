package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Replying;
import dev.parley.inbox.employee.SecondReply;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes a conversation over from the colleague who holds it, where their team allows it; managers always may. */
@Component
final class TakingOver {
    private final Deeds deeds;
    private final FenceRows fence;
    private final Change change;
    private final Replying replying;

    TakingOver(Deeds deeds, FenceRows fence, Change change, Replying replying) {
        this.deeds = deeds;
        this.fence = fence;
        this.change = change;
        this.replying = replying;
    }

    /** {@code from} is who holds it as far as the asker knows; 409 {@code held} when that is another one by now. */
    Claimed takeOver(EmployeeId employee, ConversationId id, EmployeeId from) {
        var sight = deeds.see(employee, id);
        if (!sight.open()) {
            throw Refusals.closed();
        }
        if (!sight.manages() && replying.of(sight.team()).secondReply() != SecondReply.TAKE) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "take-over-refused",
                    "In this team only the holder hands a conversation over. Ask them, or join it.");
        }
        var facts = Map.of(
                "from",
                from.toString(),
                "to",
                employee.toString(),
                "notify",
                "TAKEN_OVER",
                "notifyTo",
                from.toString());
        var taken = change.run(
                id,
                true,
                note -> fence.takeOver(id, from, employee, note.token()),
                after -> new SettleScript.Telling(EventType.HANDED_OVER, null, employee.value(), facts));
        return taken.map(standing -> new Claimed(id, standing.token()))
                .orElseThrow(() -> changed(deeds.see(employee, id), employee));
    }

    private static Problem changed(AccessRows.Sight now, EmployeeId employee) {
        var holder = now.holderId();
        if (!now.open()) {
            return Refusals.closed();
        }
        return holder == null || holder.equals(employee.value())
                ? Refusals.notHolder()
                : Refusals.held(new EmployeeId(holder), now.holderName());
    }
}
