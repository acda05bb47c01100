package dev.parley.botrules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a guideline does: {@link Inbound} about what a customer wrote, {@link Outbound} about an answer before it leaves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Action.Suggest.class, name = "suggest"),
    @JsonSubTypes.Type(value = Action.Tag.class, name = "tag"),
    @JsonSubTypes.Type(value = Action.SetPriority.class, name = "set_priority"),
    @JsonSubTypes.Type(value = Action.MoveTo.class, name = "move_to"),
    @JsonSubTypes.Type(value = Action.WantSkills.class, name = "want_skills"),
    @JsonSubTypes.Type(value = Action.SetField.class, name = "set_field"),
    @JsonSubTypes.Type(value = Action.AskApproval.class, name = "ask_approval"),
    @JsonSubTypes.Type(value = Action.Notify.class, name = "notify"),
    @JsonSubTypes.Type(value = Action.Snooze.class, name = "snooze"),
    @JsonSubTypes.Type(value = Action.CloseAsSpam.class, name = "close_as_spam"),
    @JsonSubTypes.Type(value = Action.CallWebhook.class, name = "call_webhook"),
    @JsonSubTypes.Type(value = Action.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Action.Advise.class, name = "advise"),
    @JsonSubTypes.Type(value = Action.Warn.class, name = "warn"),
    @JsonSubTypes.Type(value = Action.RequireApproval.class, name = "require_approval"),
    @JsonSubTypes.Type(value = Action.Forbid.class, name = "forbid")
})
public sealed interface Action {
    /** Of a guideline about what customers write. */
    sealed interface Inbound extends Action {}

    /** Of a guideline about answers, from the mildest to the strictest. */
    sealed interface Outbound extends Action {
        /** What the writer reads about it. */
        String text();
    }

    /**
     * Proposes an answer.
     *
     * @param canned a canned reply; or else
     * @param wording the words, with places to fill in such as {@code {{contact.name}}}
     */
    record Suggest(@Nullable UUID canned, @Nullable Wording wording) implements Inbound {
        /** Checks that it is one of the two. */
        public Suggest {
            Shape.oneOf(canned, wording);
        }
    }

    /** Puts tags on the conversation, and takes others off. */
    record Tag(List<UUID> add, List<UUID> remove) implements Inbound {
        /** Keeps copies. */
        public Tag {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
            if (add.isEmpty() && remove.isEmpty()) {
                throw new IllegalArgumentException("Choose a tag to put on or to take off.");
            }
        }
    }

    /** Sets the priority: LOW, NORMAL, HIGH or URGENT. */
    record SetPriority(String priority) implements Inbound {
        /** Checks the word. */
        public SetPriority {
            if (!List.of("LOW", "NORMAL", "HIGH", "URGENT").contains(priority)) {
                throw new IllegalArgumentException("A priority is LOW, NORMAL, HIGH or URGENT.");
            }
        }
    }

    /** Brings it to a team, unless somebody holds it. */
    record MoveTo(UUID team) implements Inbound {}

    /** Whoever answers it shall have these skills. */
    record WantSkills(List<UUID> skills) implements Inbound {
        /** Keeps a copy. */
        public WantSkills {
            skills = Shape.some("skill", skills);
        }
    }

    /** Sets a field of the company's own; null empties it. */
    record SetField(Fact.Custom field, @Nullable Object value) implements Inbound {}

    /** The answer needs somebody's approval who has at least this role. */
    record AskApproval(String role) implements Inbound {
        /** Checks the word. */
        public AskApproval {
            Shape.role(role);
        }
    }

    /** Tells people, and everybody of some teams. */
    record Notify(List<UUID> employees, List<UUID> teams) implements Inbound {
        /** Keeps copies. */
        public Notify {
            employees = List.copyOf(employees);
            teams = List.copyOf(teams);
            if (employees.isEmpty() && teams.isEmpty()) {
                throw new IllegalArgumentException("Choose whom to tell.");
            }
        }
    }

    /** Puts it aside for some hours, unless somebody holds it. */
    record Snooze(int hours) implements Inbound {
        /** Checks the number. */
        public Snooze {
            Shape.number("The hours of a snooze", hours, 1, 24 * 366);
        }
    }

    /** Nobody wants to read it. */
    record CloseAsSpam() implements Inbound {}

    /** Tells another system, by a signed POST. */
    record CallWebhook(String url) implements Inbound {
        /** Checks the address. */
        public CallWebhook {
            Shape.webAddress(url);
        }
    }

    /**
     * Answers by itself: signed as a bot, with a way to a human, once, and never a machine.
     *
     * @param canned a canned reply; or else
     * @param wording the words
     */
    record Answer(@Nullable UUID canned, @Nullable Wording wording) implements Inbound {
        /** Checks that it is one of the two. */
        public Answer {
            Shape.oneOf(canned, wording);
        }
    }

    /** Says it, and lets it go. */
    record Advise(String text) implements Outbound {
        /** Checks the length. */
        public Advise {
            Shape.text("advice", text);
        }
    }

    /** Lets it go once its writer said why. */
    record Warn(String text) implements Outbound {
        /** Checks the length. */
        public Warn {
            Shape.text("warning", text);
        }
    }

    /** Lets it go once somebody else, of at least this role, has approved it. */
    record RequireApproval(String role, String text) implements Outbound {
        /** Checks the words. */
        public RequireApproval {
            Shape.role(role);
            Shape.text("explanation", text);
        }
    }

    /** Does not let it go. */
    record Forbid(String text) implements Outbound {
        /** Checks the length. */
        public Forbid {
            Shape.text("explanation", text);
        }
    }
}
