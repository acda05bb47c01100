import type { Attachment, Nature } from '../api/types';

/** What customers wrote, in four languages: the material of the mock world. */
export interface Letter {
  name?: string;
  handle: string;
  subject: string;
  text: string;
  html?: string;
  quoted?: string;
  signature?: string;
  nature?: Nature;
  detail?: { failedRecipient: string; diagnosis: string };
  attachments?: Omit<Attachment, 'id'>[];
}

const file = (name: string, mediaType: string, size: number): Omit<Attachment, 'id'> => ({
  name,
  mediaType,
  size,
  inline: false,
  contentId: '',
});

const newsletter = `<div style="max-width:600px;margin:0 auto;font-family:Arial,sans-serif">
<table width="100%" cellpadding="0" cellspacing="0" style="background:#f4f1ea"><tr><td style="padding:24px">
<h1 style="font-size:22px;color:#3c2f1e;margin:0 0 8px">Herbstmesse 2026</h1>
<img data-remote-src="https://newsletter.example/hero.jpg" alt="Messehalle im Abendlicht" width="552" height="180">
<p style="color:#3c2f1e;line-height:1.5">Sichern Sie sich bis zum 30. November Ihren Standplatz in Halle 4. Frühbucher erhalten <b>15 % Rabatt</b>.</p>
<p><a href="https://messe.example/anmeldung" style="background:#8a5a19;color:#fff;padding:10px 18px;border-radius:4px;text-decoration:none">Jetzt anmelden</a></p>
</td></tr></table></div>`;

const tent = `<p>Hello,</p><p>I bought the <b>Pico 2 tent</b> three weeks ago and the front zip came apart on the second night. I attach a photo of the zip and the receipt.</p>
<ul><li>Order: <b>AB-20931</b></li><li>Colour: moss</li><li>Where: Zurich, Bahnhofstrasse shop</li></ul>
<p>We leave for Norway on <b>Friday</b>, so a repair by post is too slow. Could I swap it in the shop tomorrow?</p>
<p><img data-remote-src="https://img.example/zip.jpg" alt="The broken zip" width="320" height="200"></p>
<p>Thank you,<br>Fiona</p>
<div data-quoted="true"><p>On 28 Oct 2026, Alpenblick Outdoor wrote:</p><blockquote>Thank you for your order AB-20931. It is ready for you in Zurich, Bahnhofstrasse.</blockquote></div>`;

export const letters: Letter[] = [
  {
    name: 'Fiona Maddox',
    handle: 'fiona.maddox@example.org',
    subject: 'Tent zip broke on the second night',
    text: 'Hello,\n\nI bought the Pico 2 tent three weeks ago and the front zip came apart on the second night. I attach a photo of the zip and the receipt.\n\nWe leave for Norway on Friday, so a repair by post is too slow. Could I swap it in the shop tomorrow?\n\nThank you,\nFiona',
    html: tent,
    attachments: [file('zip.jpg', 'image/jpeg', 482_113), file('receipt AB-20931.pdf', 'application/pdf', 91_406)],
  },
  {
    name: 'Jürg Ammann',
    handle: 'juerg.ammann@bluewin.example',
    subject: 'Rechnung 4471 zweimal belastet',
    text: 'Guten Tag\n\nDie Rechnung 4471 über CHF 189.– wurde meiner Kreditkarte am 3. und am 5. November belastet. Bitte erstatten Sie den zweiten Betrag.\n\nDie Abrechnung liegt bei.',
    signature: '-- \nJürg Ammann\nSonnenweg 4\n3612 Steffisburg\n033 555 01 02',
    attachments: [file('Kartenabrechnung.pdf', 'application/pdf', 228_410)],
  },
  {
    name: 'Camille Rochat',
    handle: 'camille.rochat@example.ch',
    subject: 'Chaussures de marche : pointure 38 disponible ?',
    text: 'Bonjour,\n\nLe modèle « Trient GTX » est affiché comme épuisé en pointure 38. Savez-vous s’il sera réapprovisionné avant Noël ? Je peux aussi passer au magasin de Lausanne.\n\nMerci d’avance,\nCamille Rochat',
  },
  {
    name: 'Alessandro Bianchi',
    handle: 'a.bianchi@posta.example',
    subject: 'Pacco fermo in dogana da 9 giorni',
    text: 'Buongiorno,\n\nil mio ordine AB-20877 risulta fermo alla dogana di Chiasso dal 13 novembre. Il corriere dice che manca la fattura commerciale. Potete inviarla direttamente a loro?\n\nhttps://tracking.example/AB20877CH\n\nGrazie mille\nAlessandro Bianchi',
  },
  {
    name: 'Mail Delivery System',
    handle: 'mailer-daemon@mx.example.net',
    subject: 'Undelivered Mail Returned to Sender',
    text: 'This is the mail system at host mx.example.net.\n\nI am sorry to have to inform you that your message could not be delivered to one or more recipients.\n\n<otto.frey@gmial.example>: host not found',
    nature: 'BOUNCE',
    detail: { failedRecipient: 'otto.frey@gmial.example', diagnosis: '550 5.1.2 host not found' },
  },
  {
    name: 'Sabine Lüscher',
    handle: 'sabine.luescher@firma.example',
    subject: 'Automatische Antwort: Ihre Bestellung AB-20912',
    text: 'Guten Tag\n\nIch bin bis zum 30. November nicht im Büro und lese meine E-Mails nicht. In dringenden Fällen hilft Ihnen mein Kollege Urs Wyss weiter.\n\nFreundliche Grüsse\nSabine Lüscher',
    nature: 'AUTO_REPLY',
  },
  {
    name: 'Messe Bern',
    handle: 'news@messe.example',
    subject: 'Herbstmesse 2026: Standplätze jetzt buchen',
    text: 'Herbstmesse 2026. Sichern Sie sich bis zum 30. November Ihren Standplatz in Halle 4.',
    html: newsletter,
    nature: 'BULK',
  },
  {
    name: 'Priya Nair',
    handle: 'priya@trailrunners.example',
    subject: 'Club discount for 40 head torches',
    text: 'Hi there,\n\nour running club would like to order 40 Lumen 400 head torches before the winter league starts on 5 December. Is there a club price, and can we pay by invoice?\n\nBest,\nPriya (Trailrunners Winterthur)',
    quoted:
      'On Tue, 3 Nov 2026 at 09:12, Alpenblick Outdoor <hello@alpenblick.example> wrote:\n> Dear Priya\n> Of course, we gladly help clubs. How many do you need?\n> Anna Keller',
  },
  {
    handle: 'x7712@anonmail.example',
    subject: '',
    text: 'do you still repair gas stoves? mine hisses',
  },
  {
    name: 'Beat Zurbriggen',
    handle: 'beat@zurbriggen-bergsport.example',
    subject: 'Miettermin Lawinenset 12.–14. Dezember',
    text: 'Hoi zäme\n\nKann ich für unsere Gruppe 8 Lawinensets (LVS, Schaufel, Sonde) vom 12. bis 14. Dezember reservieren? Abholung am Freitag ab 16 Uhr in Thun.\n\nGruess\nBeat',
  },
  {
    name: 'Élodie Marchand',
    handle: 'elodie.marchand@example.fr',
    subject: 'Retour sans étiquette',
    text: 'Bonjour,\n\nJe souhaite renvoyer la veste « Salève » (taille trop petite), mais il n’y avait pas d’étiquette de retour dans le colis. Comment procéder ?\n\nCordialement,\nÉlodie Marchand',
    attachments: [file('photo-colis.heic', 'image/heic', 2_411_008)],
  },
  {
    name: 'Tom Okafor',
    handle: 'tom.okafor@example.com',
    subject: 'Re: Your order AB-20865 – wrong colour delivered',
    text: 'Thanks for the quick answer. The blue one is fine if you can send it by Thursday, I will bring the red one back to the Basel shop.',
    quoted:
      'Am 19.11.2026 um 16:41 schrieb Alpenblick Outdoor:\n> Dear Mr Okafor\n> I am sorry, we packed the red rope instead of the blue one.\n> Would you keep it at 20 % off, or shall we swap it?',
  },
  {
    name: 'Giulia Ferrari',
    handle: 'giulia.ferrari@studio.example',
    subject: 'Fattura con partita IVA',
    text: 'Gentile team,\n\nper l’ordine AB-20790 mi serve una fattura intestata allo studio:\n\nStudio Ferrari & Associati\nVia Nassa 12, 6900 Lugano\nCHE-123.456.789 IVA\n\nGrazie\nGiulia Ferrari',
  },
  {
    name: 'Nora Steiner',
    handle: 'nora.steiner@example.ch',
    subject: 'Gutschein lässt sich nicht einlösen',
    text: 'Grüezi\n\nMein Geschenkgutschein (Code endet auf 7QK2) wird an der Kasse als ungültig angezeigt. Er ist aber erst im Oktober gekauft worden. Ich hänge einen Screenshot an.\n\nFreundliche Grüsse\nNora Steiner',
    attachments: [file('Bildschirmfoto 2026-11-21 um 18.04.12.png', 'image/png', 318_220)],
  },
];

export const subjects = [
  'Delivery time to Davos',
  'Lieferung unvollständig',
  'Question sur la garantie',
  'Cambio taglia giacca',
  'Ski service before Saturday?',
  'Adressänderung',
  'Annulation de commande',
  'Codice sconto non valido',
  'Climbing rope: inspection interval',
  'Newsletter abbestellen',
  'Carte cadeau perdue',
  'Ritiro in negozio',
  'Warranty for a 2019 backpack',
  'Öffnungszeiten über die Feiertage',
  'Facture manquante',
];

export const people = [
  ['Lena Graf', 'lena.graf'],
  ['Marco Conti', 'marco.conti'],
  ['Sophie Blanc', 'sophie.blanc'],
  ['David Hughes', 'd.hughes'],
  ['Yara Haddad', 'yara.haddad'],
  ['Reto Caduff', 'reto.caduff'],
  ['Mia Lindqvist', 'mia.lindqvist'],
  ['Paolo Greco', 'paolo.greco'],
  ['Chantal Favre', 'chantal.favre'],
  ['Kenji Mori', 'kenji.mori'],
  ['Ursula Bieri', 'ursula.bieri'],
  ['Ibrahim Demir', 'ibrahim.demir'],
] as const;
