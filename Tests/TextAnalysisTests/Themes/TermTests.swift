import Testing

/// What single words and phrases of a codebook match, and what is highlighted.
struct TermTests {
  @Test("a bare word matches its inflected forms")
  func inflection() throws {
    try CodebookLab.run([
      TermCase("nl", "klacht", in: "Twee [klachten] en nog een [klacht]"),
      TermCase("nl", "bezorger", in: "De [bezorgers] waren aardig"),
      TermCase("nl", "bellen", in: "Ik heb drie keer [gebeld]"),
      TermCase("nl", "leveren", in: "Ze [leverden] op tijd"),
      TermCase("nl", "factuur", in: "De [facturen] kloppen niet"),
      TermCase("nl", "klacht", in: "De kracht van herhaling"),
      TermCase("sv", "paket", in: "[Paketet] kom och sedan två [paket] till"),
      TermCase("sv", "faktura", in: "Era [fakturor] är obegripliga"),
      TermCase("sv", "ringa", in: "Jag [ringde] i går"),
      TermCase("sv", "butik", in: "[Butikerna] stänger för tidigt"),
      TermCase("sv", "bil", in: "En bild på väggen"),
      TermCase("en", "refund", in: "Still waiting to be [refunded], no [refunds] yet"),
      TermCase("en", "delivery", in: "Two [deliveries] in a row"),
      TermCase("en", "call", in: "I was [calling] all day"),
      TermCase("en", "buy", in: "I [bought] two"),
      TermCase("en", "car", in: "They care about people"),
    ])
  }

  @Test("capitals, accents, misspellings and drawn-out letters do not hide a word")
  func spelling() throws {
    try CodebookLab.run([
      TermCase(
        "nl", "klantenservice",
        in: "KLANTENSERVICE: waardeloos".replacing("KLANTENSERVICE", with: "[KLANTENSERVICE]")),
      TermCase("nl", "traag", in: "[Traaaag] hoor"),
      TermCase("sv", "leverans", in: "[LEVERANSEN] var sen"),
      TermCase("sv", "kö", in: "Lång [kööö] i dag"),
      TermCase("en", "late", in: "It is [laaaate]"),
    ])
  }

  @Test("a bare word is found as a part of a compound in Dutch and Swedish")
  func compounds() throws {
    try CodebookLab.run([
      TermCase("nl", "levertijd", in: "De [standaardlevertijden] zijn lang"),
      TermCase("nl", "klacht", in: "De [klachtenafhandeling] duurt lang"),
      TermCase("nl", "factuur", in: "Mijn [factuuradres] klopt niet"),
      TermCase("nl", "service", in: "Geen [service-gericht] bedrijf"),
      TermCase("sv", "leverans", in: "[Hemleveransen] var sen och [leveranstiden] lång"),
      TermCase("sv", "faktura", in: "Vilken [fakturaavgift]"),
      TermCase("sv", "service", in: "[Kundservicen] svarar inte"),
      TermCase("en", "bill", in: "A billboard on the road"),
    ])
  }

  @Test("an exact word matches that form alone")
  func exact() throws {
    try CodebookLab.run([
      TermCase("nl", "=klacht", in: "Een [klacht] en twee klachten en klachtenafhandeling"),
      TermCase("nl", "=hulp", in: "Het hulpstuk past niet"),
      TermCase("sv", "=faktura", in: "En [Faktura] och två fakturor, fakturaavgift"),
      TermCase("en", "=bill", in: "One [bill], two bills"),
      TermCase("en", "=open BEFORE/1 late", in: "It is [open] [late], opens later"),
    ])
  }

  @Test("* stands for any letters, ? for one")
  func wildcards() throws {
    try CodebookLab.run([
      TermCase("nl", "bezorg*", in: "De [bezorging] en de [bezorgers], maar geen thuis"),
      TermCase("nl", "*kosten", in: "Hoge [verzendkosten] en [kosten]"),
      TermCase("nl", "organi?atie", in: "Een [organisatie] of [organizatie]"),
      TermCase("sv", "missnöj*", in: "Jag är [missnöjd] och [missnöjda] är vi"),
      TermCase("sv", "*avgift", in: "En [serviceavgift] på varje [avgift]"),
      TermCase("en", "cancel*", in: "I [cancelled] after the [cancellation]"),
      TermCase("en", "organi?e*", in: "Badly [organised], poorly [organized]"),
      TermCase("en", "can*l", in: "We must [cancel], you can all go"),
    ])
  }

  @Test("a phrase is made of inflected words next to each other, within a sentence and not over punctuation")
  func phrases() throws {
    try CodebookLab.run([
      TermCase("nl", "\"lang wachten\"", in: "Veel te [lang gewacht], wachten duurde lang"),
      TermCase("nl", "\"in de wacht\"", in: "Ik stond een uur [in de wacht]"),
      TermCase("nl", "lange wachttijd", in: "Vooral [lange wachttijden]"),
      TermCase("nl", "\"niet bereikbaar\"", in: "Ze waren niet, bereikbaar waren ze ook niet"),
      TermCase("nl", "\"open dag\"", in: "De winkel is open. Dag en nacht."),
      TermCase("nl", "24/7", in: "Ze zijn [24/7] bereikbaar"),
      TermCase("nl", "\"en/of\"", in: "Met [en/of] zonder"),
      TermCase("nl", "22:00", in: "Voor [22:00] besteld"),
      TermCase("sv", "tv:n", in: "Bilden på [TV:n] är dålig"),
      TermCase("en", "\"track & trace\"", in: "The [track & trace] is wrong"),
      TermCase("sv", "\"dålig service\"", in: "Det är [dålig service]"),
      TermCase("sv", "\"få tag på\"", in: "Omöjligt att [få tag på] någon"),
      TermCase("sv", "\"öppet länge\"", in: "Det är öppet. Länge sedan sist."),
      TermCase("en", "\"on hold\"", in: "I was [on hold] for ages, hold on"),
      TermCase("en", "\"t&c\"", in: "Read the [T&C] first"),
      TermCase("en", "\"customer .. team\"", in: "The [customer service team] called"),
    ])
  }
}
