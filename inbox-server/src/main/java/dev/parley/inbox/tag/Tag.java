package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.TagId;

/** A tag of the company's list. */
public record Tag(TagId id, String name, TagColor color) {}
