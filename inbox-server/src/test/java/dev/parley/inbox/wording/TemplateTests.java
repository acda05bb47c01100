package dev.parley.inbox.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTests {
    private static final Map<String, String> VALUES =
            Map.of("contact.firstName", "Carla", "contact.lastName", "", "company.name", "Ärger & <Söhne> $1 \\");

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            Hello {{contact.firstName}}!              = Hello Carla!
            Hello {{ contact.firstName }}!            = Hello Carla!
            Dear {{contact.lastName|customer}},       = Dear customer,
            Dear {{contact.firstName|customer}},      = Dear Carla,
            Dear {{contact.lastName}},                = Dear {{contact.lastName}},
            Dear {{contact.lastName| }},              = Dear {{contact.lastName| }},
            We are {{company.name}}.                  = We are Ärger & <Söhne> $1 \\.
            {{unknown.name}} {{}} { {contact.name} }  = {{unknown.name}} {{}} { {contact.name} }
            """)
    void placesAreFilledOrStayVisible(String template, String expected) {
        assertThat(Template.fillText(template, VALUES).content()).isEqualTo(expected);
    }

    @Test
    void whatIsMissingIsNamedOnceInOrder() {
        var filled = Template.fillText("{{b.b}} {{a.a}} {{b.b}} {{contact.firstName}} {{c.c|x}}", VALUES);

        assertThat(filled.missing()).containsExactly("b.b", "a.a");
    }

    @Test
    void valuesAreEscapedInHtml() {
        assertThat(Template.fillHtml("<p>{{company.name}}</p>", VALUES).content())
                .isEqualTo("<p>Ärger &amp; &lt;Söhne&gt; $1 \\</p>");
    }

    @Test
    void aValueIsNeverATemplateItself() {
        var filled = Template.fillText(
                "{{contact.name}}", Map.of("contact.name", "{{employee.email}}", "employee.email", "secret"));

        assertThat(filled.content()).isEqualTo("{{employee.email}}");
    }

    @Test
    void onlyPlacesOfOursStopAnAnswer() {
        assertThat(Template.firstUnfilled("Write {{name}} into your template")).isEmpty();
        assertThat(Template.firstUnfilled("Dear {{ contact.firstName }},")).isEqualTo("{{ contact.firstName }}");
        assertThat(Template.firstUnfilled("Dear {{contact.frstName|x}},")).isEqualTo("{{contact.frstName|x}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            Ada Lovelace            = Ada    = Lovelace
            Lovelace, Ada           = Ada    = Lovelace
            Dr. Ada King Lovelace   = Ada    = King Lovelace
            Frau Meier              = ''     = Meier
            Ada                     = Ada    = ''
            ada@customer.example    = ''     = ''
            '  '                    = ''     = ''
            """)
    void namesAreTakenApart(String name, String first, String last) {
        var taken = PersonName.of(name);

        assertThat(taken.first()).isEqualTo(first);
        assertThat(taken.last()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            Could you please send the invoice to my office?        = EN
            Können Sie mir bitte die Rechnung für Mai schicken?    = DE
            Pouvez-vous nous envoyer la facture pour le mois ?     = FR
            Potete mandarmi la fattura per questo mese? Grazie     = IT
            12345                                                  = -
            """)
    void theLanguageIsGuessedByItsSmallWords(String text, String language) {
        assertThat(LanguageGuess.of(text).map(Enum::name).orElse("-")).isEqualTo(language);
    }
}
