package dev.parley.inbox.intake;

import org.springframework.stereotype.Component;

/** What is decided of a message before it is stored: whether it is held back, and what guidelines do about it. */
@Component
record Judging(Sifting sifting, Guiding guiding) {}
