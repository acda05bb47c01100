package dev.parley.channel.slack;

import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer.Answered;
import java.time.Duration;

/** What Slack's error codes mean (https://docs.slack.dev/reference/methods/chat.postMessage#errors). */
final class SlackErrors {
    private SlackErrors() {}

    /** {@code after}: how long the answer asks to wait. */
    static SendOutcome outcome(Answered answer, Duration after) {
        String code = SlackApi.error(answer);
        String sentence = sentence(code, answer);
        return switch (code) {
            case "ratelimited",
                    "rate_limited",
                    "message_limit_exceeded",
                    "service_unavailable",
                    "request_timeout",
                    "team_added_to_org",
                    "org_login_required" -> new SendOutcome.TryAgain(after, sentence);
            case "invalid_auth",
                    "not_authed",
                    "token_revoked",
                    "token_expired",
                    "account_inactive",
                    "missing_scope",
                    "no_permission",
                    "not_allowed_token_type",
                    "two_factor_setup_required",
                    "access_denied",
                    "accesslimited",
                    "team_access_not_granted",
                    "enterprise_is_restricted",
                    "ekm_access_denied",
                    "messages_tab_disabled" -> new SendOutcome.Unauthorised(sentence);
            // Slack says that part of it may have been carried out.
            case "fatal_error", "internal_error", "" -> new SendOutcome.Unknown(sentence);
            default -> new SendOutcome.Rejected(sentence);
        };
    }

    static String sentence(String code, Answered answer) {
        return switch (code) {
            case "" -> "Slack's answer cannot be read.";
            case "ratelimited", "rate_limited", "message_limit_exceeded" -> "Slack takes no more messages for now.";
            case "invalid_auth", "not_authed" -> "Slack does not know the token: enter the Bot User OAuth Token again.";
            case "token_revoked", "account_inactive" ->
                "The app was removed from the Slack workspace or its token was revoked: install the app again and enter the"
                        + " new token.";
            case "token_expired" ->
                "The Slack token has expired: switch token rotation off for the app and enter a new token.";
            case "missing_scope", "no_permission" ->
                "The Slack app lacks the scope "
                        + answer.json().path("needed").stringValue("that this needs")
                        + ": add it under OAuth & Permissions and install the app again.";
            case "messages_tab_disabled" ->
                "Direct messages to the Slack app are off: switch the Messages Tab on under App Home.";
            case "two_factor_setup_required", "access_denied", "accesslimited", "team_access_not_granted" ->
                "The Slack workspace does not let the app in (" + code + "): ask its administrator.";
            case "ekm_access_denied" -> "The Slack workspace's administrators have suspended posting.";
            default -> about(code);
        };
    }

    /** What is wrong with the message or with where it goes. */
    private static String about(String code) {
        return switch (code) {
            case "not_in_channel" -> "The app is not in this Slack channel: invite it there with /invite.";
            case "channel_not_found" -> "The Slack channel is gone, or the app was removed from it.";
            case "is_archived", "channel_is_archived" -> "The Slack channel is archived.";
            case "thread_not_found", "cannot_reply_to_message" ->
                "The message that this answers is gone from Slack, or cannot be answered.";
            case "msg_too_long", "msg_blocks_too_long" -> "The message is too long for Slack: shorten it.";
            case "no_text" -> "Slack takes no empty messages.";
            case "user_not_found", "users_not_found", "user_disabled", "cannot_dm_bot", "user_not_visible" ->
                "Slack finds nobody here who could be written to directly.";
            case "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_thread_only_channel",
                    "restricted_action_non_threadable_channel",
                    "restricted_action_thread_locked" ->
                "The Slack workspace does not let the app post in this channel.";
            case "file_uploads_disabled",
                    "file_uploads_except_images_disabled",
                    "file_type_not_allowed",
                    "blocked_file_type" -> "The Slack workspace does not take this file.";
            case "storage_limit_reached" -> "The Slack workspace has no room for files.";
            default -> "Slack answered: " + code + ".";
        };
    }
}
