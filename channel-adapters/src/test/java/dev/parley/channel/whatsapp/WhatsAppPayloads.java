package dev.parley.channel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What WhatsApp posts. */
final class WhatsAppPayloads {
    static final String PHONE = "106540352242922";
    static final String BUSINESS = "102290129340398";
    static final String CUSTOMER = "41791234567";
    static final String USER = "CH.13491208655302741918";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WhatsAppPayloads() {}

    /** One change of the field "messages" with this list in it. */
    static byte[] change(String list, Map<String, ?>... events) {
        return change(contact(Map.of("wa_id", CUSTOMER)), list, List.of(events));
    }

    static byte[] change(Map<String, ?> contact, String list, List<? extends Map<String, ?>> events) {
        return JSON.writeValueAsBytes(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of(
                        "id",
                        BUSINESS,
                        "changes",
                        List.of(Map.of(
                                "field",
                                "messages",
                                "value",
                                Map.of(
                                        "messaging_product",
                                        "whatsapp",
                                        "metadata",
                                        Map.of("display_phone_number", "41440000000", "phone_number_id", PHONE),
                                        "contacts",
                                        List.of(contact),
                                        list,
                                        events)))))));
    }

    static Map<String, ?> contact(Map<String, ?> ids) {
        var all = new java.util.TreeMap<String, Object>(ids);
        all.put("profile", Map.of("name", "Anna Muster"));
        return all;
    }

    /** JSON with ' for ". */
    @SuppressWarnings("unchecked")
    static Map<String, ?> json(String text) {
        return JSON.readValue(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Map.class);
    }

    /** A message from the customer: its time is 2026-11-22T09:59:00Z. */
    static Map<String, ?> message(String type, String content) {
        return json("{'from':'" + CUSTOMER + "','id':'wamid.IN1','timestamp':'1795341540','type':'" + type + "',"
                + content + "}");
    }
}
