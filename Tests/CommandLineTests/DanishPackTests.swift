import Foundation
import Testing

/// A language that is not built in, put together from plain files alone: a few hundred Danish words in a folder for `--lexicons`.
struct DanishPackTests {
  /// Words by their valence in tenths.
  private static let sentiment: [(valence: Double, words: String)] = [
    (
      3.2,
      "fantastisk fremragende perfekt forrygende enestående suveræn genial elske uovertruffen verdensklasse"
    ),
    (
      2.4,
      """
      dejlig glad tilfreds venlig hjælpsom flot lækker skøn rar smuk begejstret imponeret anbefale professionel kompetent
      imødekommende kærlig taknemmelig hyggelig smilende serviceminded
      """
    ),
    (
      1.6,
      """
      god fin nem hurtig billig ren frisk rolig tryg pålidelig effektiv overskuelig brugervenlig behagelig rimelig smidig
      sund saglig praktisk troværdig ærlig diskret fair generøs værdsat hjertelig nydelig elegant robust holdbar saftig
      varieret central letforståelig veltilrettelagt velfungerende overraske succes gevinst lettelse tydelig præcis punktlig velsmagende høflig opmærksom fleksibel tak ros fornøjelse stabil moderne komfortabel
      """
    ),
    (
      -1.6,
      """
      langsom dyr kold sur træt besværlig uklar forvirrende kedelig larmende rodet forsinket forsinkelse ventetid vente rykke
      glemme misforståelse rykker regning gæld nægte afvise udsætte aflyse aflysning ventetid rust revne plet hul lugt
      brænde svide knirke falme problem fejl mangle mangel klage besvær bøvl rod tvivl skuffe bekymret stress støj trang slidt gebyr
      """
    ),
    (
      -2.4,
      """
      dårlig uvenlig ødelagt beskidt ulækker uforskammet arrogant ubrugelig uacceptabel utilfreds skuffet skuffende irriterende
      respektløs nedladende hensynsløs latterlig pinlig tåbelig sjusket upålidelig ineffektiv forældet ustabil vildledende
      overpris usandhed løgn snyde rasende fortvivlet ydmygende ubehagelig elendig ringe uhøflig ligeglad uprofessionel inkompetent forkert defekt vred frustreret frustrerende umulig urimelig
      """
    ),
    (
      -3.4,
      "forfærdelig frygtelig katastrofe katastrofal rædselsfuld svindel svindle svindler bedrage bedrag hade skandale tyveri modbydelig værst"
    ),
  ]
  /// Phrases and their valence.
  private static let phrases = [
    ("spild af tid", -2.8), ("spild af penge", -3), ("til grin", -2.6),
    ("lader meget tilbage at ønske", -2.6),
    ("i særklasse", 2.8), ("kan varmt anbefales", 3), ("holder hvad de lover", 2.4), ("aldrig igen", -2.8),
    ("fra hånden i munden", -1.2), ("fik aldrig svar", -2.2), ("op til forventning", 1.8),
    ("under al kritik", -3.2),
  ]
  private static let stopwords = """
    og i at det er en et på den til af for med som de har ikke jeg han hun vi man var sig min mit mine din os der ved fra så men
    eller når hvad hvor meget mere kun også blev bliver efter over under om ud op ned ind hos alle alt noget nogen ingen intet
    dem deres dette denne disse vores jeres kan skal vil må skulle kunne ville havde være været
    """

  /// The files of the folder.
  private static let files: [String: String] = {
    func table(_ rows: [(String, String)]) -> String { rows.map { "\($0)\t\($1)\n" }.joined() }
    let words = sentiment.flatMap { group in
      group.words.split(whereSeparator: \.isWhitespace).map { (String($0), "\(group.valence)") }
    }
    return [
      "da/language.json":
        #"{"code": "da", "name": {"en": "Danish", "da": "Dansk"}, "icu_locale": "da_DK", "stemmer": "danish", "compounds": true, "linkers": ["s", "e"], "vowels": "aeiouyæøå", "negation_window": 5, "negation_back": 3, "clause_breakers": ["og", "men", "fordi", "da", "når", "mens"], "and_words": ["og"], "or_words": ["eller"]}"#,
      "da/sentiment.tsv": table(words + phrases.map { ($0, "\($1)") }),
      "da/negators.tsv":
        "=ikke\t-0.75\tboth\n=ingen\t-0.75\tnext\n=intet\t-0.75\tnext\n=aldrig\t-0.75\tboth\n=uden\t-0.75\tnext\n",
      "da/intensifiers.tsv":
        "=meget\t1.3\n=virkelig\t1.3\n=super\t1.4\n=ekstremt\t1.5\n=helt\t1.2\n=utroligt\t1.4\nkæmpe-\t1.4\n",
      "da/diminishers.tsv": "=lidt\t0.6\n=temmelig\t0.8\n=næsten\t0.7\n",
      "da/contrast.tsv": "=men\t0.6\t1.4\n=dog\t0.6\t1.3\n=selvom\t1.2\t0.6\n",
      "da/irrealis.tsv": "=burde være\t-0.6\n=kunne være\t-0.5\n",
      "da/irregular.tsv": "bedre\tgod\nbedst\tgod\nværre\tdårlig\ngodt\tgod\nskuffede\tskuffet\n",
      "da/stopwords.txt": stopwords.split(whereSeparator: \.isWhitespace).joined(separator: "\n") + "\n",
      "da/no-answers.txt": "intet\ningenting\nved ikke\n-\n",
      "da/questions.tsv": "hvad kan vi gøre bedre\t-1\nhvad er du glad for\t1\n",
      "da/examples.tsv": "Servicen var god\t+\tplain\nServicen var ikke god\t-\tnegation\n",
      "themes/butik.yaml": """
      codebook: butik
      version: 1
      themes:
        - id: levering
          label: {da: Levering}
          terms: {da: [levering, pakke, fragt]}
        - id: pris
          label: {da: Pris}
          terms: {da: [pris, dyr, gebyr]}
        - id: betjening
          label: {da: Betjening}
          terms: {da: [personale, betjening, medarbejder, 'ringe* NEAR/4 kundeservice']}

      """,
    ]
  }()

  /// What customers say, what is felt about it, and the themes.
  private static let comments: [(text: String, label: String, themes: [String])] = [
    ("Personalet var meget venligt og hjælpsomt", "positive", ["betjening"]),
    ("Pakken var ødelagt og levering alt for langsom", "negative", ["levering"]),
    ("Maden var ikke god", "negative", []), ("Ingen problemer overhovedet", "positive", []),
    ("Prisen er god, men betjeningen er under al kritik", "negative", ["betjening", "pris"]),
    ("Uden fejl og til en rimelig pris", "positive", ["pris"]),
    (
      "Selvom medarbejderen var flink og venlig, var leveringen en katastrofe", "negative",
      ["betjening", "levering"]
    ),
    ("Kan varmt anbefales", "positive", []), ("Aldrig igen, spild af penge", "negative", []),
    ("Jeg er aldrig blevet skuffet", "positive", []),
    ("De uvenlige medarbejdere var ligeglade", "negative", ["betjening"]),
    ("Leveringerne er hurtige og præcise", "positive", ["levering"]),
    ("Fragtgebyret er urimeligt dyrt", "negative", ["levering", "pris"]),
    ("Fin butik", "positive", []), ("Jeg købte en stol i maj", "neutral", []),
  ]

  private static func program() throws -> Program {
    let rows = comments.map { "{\"text\": \"\($0.text)\"}\n" }.joined()
    var all = ["in.jsonl": rows]
    for (name, text) in files { all["mine/" + name] = text }
    return try Program(all)
  }

  @Test(
    "hundreds of words, negation, contrast, phrases, inflection, compounds and themes, without a line of Swift"
  )
  func tags() throws {
    #expect(Self.files["da/sentiment.tsv"]?.split(separator: "\n").count ?? 0 > 200)
    let result = try Self.program().run(
      "tag", "in.jsonl", "--lexicons", "mine", "--lang", "da", "--themes", "butik", "--three-way")
    #expect(result.status == 0, "\(result.errors)")
    let records = try result.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    try #require(records.count == Self.comments.count)
    var wrong: [String] = []
    for (record, expected) in zip(records, Self.comments) {
      let label = (record["sentiment"] as? [String: Any])?["label"] as? String
      let themes = (record["themes"] as? [[String: Any]])?.compactMap { $0["id"] as? String }.sorted()
      if label != expected.label || themes != expected.themes {
        wrong.append("\(expected.text): \(label ?? "-") \(themes ?? [])")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("its files pass the checks, and its examples hold") func checks() throws {
    let program = try Self.program()
    let check = try program.run("lexicons", "check", "--lexicons", "mine", "--lang", "da")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let test = try program.run("lexicons", "test", "--lexicons", "mine", "--lang", "da")
    #expect(test.status == 0, "\(test.output)\(test.errors)")
  }

  @Test("its language is found among the others") func language() throws {
    let result = try Self.program().run("tag", "in.jsonl", "--lexicons", "mine", "--themes", "butik")
    let danish = result.lines.count { $0.contains("\"language\":\"da\"") }
    #expect(danish > Self.comments.count / 2, "\(danish) of \(Self.comments.count)")
  }
}
