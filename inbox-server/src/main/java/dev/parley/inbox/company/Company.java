package dev.parley.inbox.company;

import dev.parley.inbox.employee.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The company that runs this Parley.
 *
 * @param language what customers and newcomers are written to in by default
 * @param timeZone whose days and hours reports and mails mean
 * @param undo how long an answer may be taken back before it leaves
 * @param instance names this installation; our own mail carries it, so that it is known when it comes back
 */
public record Company(String name, Language language, ZoneId timeZone, Duration undo, UUID instance) {}
