package dev.parley.botrules;

/** What can be wrong with a draft that no list of words tells; each finds the places in the text. */
public enum CheckKind {
    /** The name, address or number of a customer other than the one who is written to. */
    OTHER_CUSTOMER,
    /** A place to fill in that nobody filled in: {@code {{name}}}, {@code [Name]}, {@code XXX}, "Lorem ipsum". */
    PLACEHOLDER,
    /** Words for colleagues only: "@colleague", names of internal systems, what the company calls internal. */
    INTERNAL_WORDS,
    /** A password, key or token. */
    SECRET,
    /** A number of a payment card or bank account whose check digits are right. */
    PAYMENT_NUMBER,
    /** Another language than the customer's. */
    WRONG_LANGUAGE,
    /** No greeting at its beginning. */
    NO_GREETING,
    /** No good-bye, name or signature at its end. */
    NO_SIGNATURE,
    /** Words that hurt, and shouting. */
    RUDE,
    /** A promise of money: a refund, a discount, an amount. */
    MONEY_PROMISED,
    /** A promise of a time: "by Friday", "within 24 hours". */
    DATE_PROMISED,
    /** Words of the law: liability, guilt, lawyers, a warranty. */
    LEGAL_WORDS,
    /** An address, telephone number, date of birth or number of a person or contract. */
    PERSONAL_DATA,
    /** No words of its own. */
    EMPTY,
    /** The same as an answer of before in this conversation. */
    DUPLICATE,
    /** It speaks of an attachment, and there is none. */
    ATTACHMENT_MISSING
}
