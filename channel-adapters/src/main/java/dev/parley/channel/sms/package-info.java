/**
 * SMS by Twilio, and by providers and servers that speak as it does (SignalWire, jambonz, self-hosted gateways).
 *
 * <p>{@code SmsDoor} verifies what the provider posts and cuts it into one envelope, {@code SmsForm} reads its form,
 * {@code SmsSignature} its signature. {@code SmsCodec} tells messages, words that end or begin permission ({@code OptOutWords})
 * and delivery reports apart; {@code SmsErrors} says in sentences what the provider's codes mean. {@code SmsSender} sends,
 * {@code SmsConnection} connects and tests, {@code SmsAdapter} is the door of the package.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">what is posted</a>
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">signatures</a>
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">delivery reports</a>
 * @see <a href="https://www.twilio.com/docs/api/errors">error codes</a>
 */
@NullMarked
package dev.parley.channel.sms;

import org.jspecify.annotations.NullMarked;
