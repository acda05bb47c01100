package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Place;

/**
 * One place where a check has something to say.
 *
 * @param detail what it is, for the explanation: "iban", "jwt", "refund", or the code of the language that was found;
 *     lower case, words joined by a hyphen, empty where the kind says it all
 */
public record Finding(CheckKind kind, Place place, String detail) {}
