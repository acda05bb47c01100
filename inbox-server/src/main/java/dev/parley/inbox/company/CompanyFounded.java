package dev.parley.inbox.company;

import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.TeamId;

/**
 * The welcome is done: there is a company, its first administrator and its first team.
 *
 * <p>Published once in the life of an installation, within the transaction that founds it: a plain {@code @EventListener} takes
 * part in that, a {@code @TransactionalEventListener} runs after its commit.
 *
 * @param team the first team; the administrator is its member
 * @param samples whether the administrator wants sample conversations
 */
public record CompanyFounded(Language language, TeamId team, boolean samples) {}
