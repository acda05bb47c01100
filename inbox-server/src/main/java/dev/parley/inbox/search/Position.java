package dev.parley.inbox.search;

/** Where something stands in what was typed: characters from 0. */
record Position(int at, int length) {}
