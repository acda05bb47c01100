/**
 * Telegram bots.
 *
 * <p>{@code TelegramDoor} takes webhooks and {@code TelegramPoll} asks for updates: both give one envelope for each update.
 * {@code TelegramCodec} tells updates apart, {@code TelegramMessages} reads messages with {@code TelegramText} (words, links,
 * places, contacts …), {@code TelegramRichText} and {@code TelegramFiles}; {@code TelegramChats} says whose chat it is and
 * {@code TelegramRoom} how a chat, a forum topic or a channel's direct messages are named as a room. {@code TelegramSender}
 * sends, {@code TelegramFailures} knows the provider's words for what failed, {@code TelegramConnection} connects and tests,
 * {@code TelegramAdapter} is the door of the package.
 *
 * @see <a href="https://core.telegram.org/bots/api">Telegram Bot API</a>
 * @see <a href="https://core.telegram.org/bots/webhooks">webhooks</a>
 * @see <a href="https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this">limits</a>
 */
@NullMarked
package dev.parley.channel.telegram;

import org.jspecify.annotations.NullMarked;
