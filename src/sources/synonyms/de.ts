import type { Vocabulary } from './vocabulary.ts'

export const de: Vocabulary = {
  shared: {
    id: 'datensatz id|datensatznummer|nr|nummer|kennung',
    name: 'name|bezeichnung|titel|vollständiger name',
    account_id:
      'kundennummer|kundennr|kunden nr|kd nr|kdnr|kunden id|firmen id|unternehmens id|debitorennummer|debitor|account id',
    account_name:
      'unternehmensname|unternehmen|firma|firmenname|name des unternehmens|kunde|kundenname|organisation|name der organisation|zugeordnetes unternehmen|gesellschaft',
    account_domain:
      'domainname des unternehmens|domain|webseite|website|internet|internetadresse|homepage|url der website|website url',
    contact_id: 'kontakt id|ansprechpartner id',
    deal_id: 'deal id|angebotsnummer|auftragsnummer|vorgangsnummer',
    owner:
      'zuständiger mitarbeiter|für deal zuständiger mitarbeiter|für kontakt zuständiger mitarbeiter|für unternehmen zuständiger mitarbeiter|verantwortlich|verantwortlicher|betreuer|vertriebsmitarbeiter|kundenbetreuer|besitzer|inhaber',
    created:
      'erstellungsdatum|erstellt am|erstellt|angelegt am|anlagedatum|erfasst am|erstelldatum',
    country: 'land|land region|staat',
    phone: 'telefon|telefonnummer|mobil|mobiltelefon|mobiltelefonnummer|handy|rufnummer',
    currency: 'währung|währungscode',
    amount: 'betrag|summe|gesamtbetrag|gesamtsumme',
    product: 'produkt|produktname|artikel|leistung|tarif|paket',
    quantity: 'menge|anzahl|stückzahl',
    kind: 'typ|art|kategorie',
    type: 'typ',
    source:
      'quelle|herkunft|leadquelle|lead quelle|kanal|original traffic quelle|ursprüngliche quelle',
    at: 'datum|zeitpunkt|tag|monat|zeitraum',
    subject: 'betreff|thema',
    body: 'text|inhalt|notiz|notizen|bemerkung|bemerkungen|kommentar',
    priority: 'priorität|dringlichkeit',
    closed: 'geschlossen am|enddatum|erledigt am',
  },
  account: {
    region: 'bundesland|region|bundesland region|gebiet|vertriebsgebiet',
    city: 'stadt|ort|sitz',
    postal_code: 'plz|postleitzahl',
    industry: 'branche|industrie|wirtschaftszweig|branchenzweig',
    employees:
      'mitarbeiter|anzahl mitarbeiter|mitarbeiterzahl|mitarbeiteranzahl|anzahl der mitarbeiter|beschäftigte|unternehmensgröße|firmengröße',
    revenue: 'umsatz|jahresumsatz|umsatz pro jahr',
    founded: 'gründungsjahr|gegründet|jahr der gründung',
    ownership: 'rechtsform|unternehmensform|eigentumsform',
    business_model: 'geschäftsmodell',
    technologies: 'technologien|eingesetzte software|webtechnologien',
    description: 'beschreibung|über uns',
    parent_name: 'muttergesellschaft|konzern|mutterunternehmen',
    address: 'adresse|straße|strasse|anschrift|postanschrift',
    type: 'kundentyp|kundenart|unternehmenstyp',
    lifecycle: 'lifecycle phase|status|kundenstatus|lead status',
    last_activity: 'datum der letzten aktivität|letzte aktivität|letzter kontakt',
    churned: 'gekündigt|kündigung|abgewandert',
    churned_at: 'kündigungsdatum|gekündigt am|gekündigt zum',
  },
  contact: {
    name: 'ansprechpartner|kontakt|kontaktperson|name des kontakts',
    email: 'e mail|e mail adresse|mail|geschäftliche e mail',
    title: 'position|berufsbezeichnung|jobbezeichnung|stellung',
    department: 'abteilung|bereich',
    role: 'rolle|kaufrolle',
  },
  deal: {
    name: 'deal name|verkaufschance|name der verkaufschance|projekt|projektname|vorgang|angebot',
    stage: 'deal phase|phase|verkaufsphase|vertriebsphase|stufe',
    status: 'status|deal status|angebotsstatus|ergebnis|ausgang',
    amount:
      'angebotswert|angebotssumme|auftragswert|dealwert|deal wert|wert|volumen|auftragsvolumen',
    pipeline: 'pipeline|vertriebspipeline',
    type: 'deal typ|auftragsart',
    lost_reason: 'grund für verlust|verlustgrund|absagegrund|ablehnungsgrund|grund',
    probability: 'wahrscheinlichkeit|abschlusswahrscheinlichkeit|deal wahrscheinlichkeit',
    created: 'angebotsdatum|anfragedatum|startdatum|eröffnet am|erstkontakt',
    closed:
      'abschlussdatum|entscheidungsdatum|auftragsdatum|entschieden am|voraussichtliches abschlussdatum|schlusstermin|schlussdatum',
  },
  activity: {
    kind: 'aktivitätstyp|aktivität|aktivitätsart',
    at: 'aktivitätsdatum|datum der aktivität',
  },
  invoice: {
    id: 'rechnungsnummer|rechnungsnr|rechnungs nr|belegnummer|belegnr|bestellnummer',
    at: 'rechnungsdatum|belegdatum|bestelldatum|buchungsdatum|zahlungsdatum',
    amount: 'rechnungsbetrag|nettobetrag|bruttobetrag|netto|brutto|rechnungssumme|nettoumsatz',
    profit: 'deckungsbeitrag|gewinn|rohertrag|marge',
    discount: 'rabatt|nachlass|skonto',
  },
  cost: {
    at: 'kostendatum',
    amount: 'kosten|aufwand',
    kind: 'kostenart|kostenstelle',
  },
  ticket: {
    id: 'ticketnummer|ticket nr|vorgangsnummer',
    opened: 'geöffnet am|eröffnet am|gemeldet am',
    closed: 'gelöst am|behoben am',
  },
  answer: {
    score: 'bewertung|punktzahl|zufriedenheit|note',
    text: 'antwort|rückmeldung',
  },
  accountTraits: 'kundensegment|segment|kundengruppe|kundenklasse|teilbranche',
  after:
    /^(datum (der|des) )?letzte|^zuletzt|^anzahl (der )?(zugeordnete|deals|aufträge|kontaktaufnahmen)|lifecycle|^geändert|^änderungsdatum|^nächste|kündig|^kunde seit|^gesamtumsatz/,
  planned: /^(voraussichtlich|erwartet|geplant)/,
  asks: {
    score: /wie (wahrscheinlich|zufrieden)|weiterempfehl/,
    text: /(grund|warum) .*(bewertung|punktzahl)|verbessern/,
  },
  endDates: 'gewonnen am|verloren am',
  nameParts: 'vorname|nachname|familienname',
  noise: 'der|die|das|des|von|und|im',
  files: {
    account: 'kunden|kundenliste|unternehmen|firmen|interessenten',
    contact: 'kontakte|ansprechpartner',
    deal: 'angebote|verkaufschancen|aufträge|vertriebspipeline',
    activity: 'aktivitäten|termine|besuche',
    invoice: 'rechnungen|umsätze|bestellungen|zahlungen',
    cost: 'kosten|ausgaben',
    ticket: 'vorgänge|anfragen|störungen',
    answer: 'umfrage|umfragen|zufriedenheit',
  },
}
