/**
 * A professional Instagram account: its direct messages and the comments below its posts, one channel for both.
 *
 * <p>There are two ways in, with tokens and hosts of their own: Facebook Login (through the page that the account is linked to)
 * and Instagram Login, whose tokens {@link dev.parley.channel.instagram.InstagramTokens} renews. Private messages have
 * Messenger's shape ({@link dev.parley.channel.meta.Messaging}); comments are read by
 * {@link dev.parley.channel.instagram.InstagramCodec}. Of a mention below somebody else's post the webhook tells ids only:
 * {@link dev.parley.channel.instagram.InstagramMentions} asks for the words before it is stored, and
 * {@link dev.parley.channel.instagram.MentionSender} answers where it stands. What is not told is kept for a person to see.
 *
 * @see <a href="https://developers.facebook.com/documentation/instagram-platform/webhooks/examples">Webhooks</a>
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api">Messages</a>
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/comment-moderation">Comments</a>
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/mentions">Mentions</a>
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/private-replies">Private replies</a>
 */
@NullMarked
package dev.parley.channel.instagram;

import org.jspecify.annotations.NullMarked;
