/**
 * WhatsApp through Meta's Cloud API: one channel is one telephone number.
 *
 * <p>Meta posts to {@link dev.parley.channel.meta.MetaDoor}; {@link dev.parley.channel.whatsapp.WhatsAppCodec} reads messages,
 * edits, reactions and statuses, {@link dev.parley.channel.whatsapp.WhatsAppContents} what a message holds;
 * {@link dev.parley.channel.whatsapp.WhatsAppSender} sends text, files and templates.
 *
 * <p>People who have a user name may hide their number; then only a business-scoped id ("US.1349…") names them. The handle is the
 * number where it is told, the room of the chat is the business-scoped id where it is told: together they keep one person one.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages">Webhooks</a>
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">Sending</a>
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media">Media</a>
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids">User ids</a>
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override">Own address</a>
 */
@NullMarked
package dev.parley.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
