/**
 * Web chat: what the widget on the company's sites asks, at {@code /chat/<channel>}, as docs/web-chat.md describes. Parley is the provider
 * here, so this module is to the adapter {@code dev.parley.channel.webchat} what a messenger's servers are to its own.
 *
 * <p>A visitor's way in: {@code ChatGate} lets only pages of the channel's sites ask, {@code Recognising} knows visitors by the token of
 * their device or by what their site signs, {@code Saying} hands what they say to the inbound stream and keeps it as a line. The way back:
 * the outbox → the adapter → {@code Showing} keeps the answer as the visitor's next line → {@code ChatNews} tells all nodes →
 * {@code ChatSockets} sends what each device does not have yet. Nothing is pushed that is not kept: a device asks with the number of its
 * last line, so that no break makes a gap. What stays unseen goes to the address that the visitor left ({@code Continuing}).
 */
@NullMarked
package dev.parley.inbox.webchat;

import org.jspecify.annotations.NullMarked;
