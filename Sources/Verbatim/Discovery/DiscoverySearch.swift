internal import RootCause
public import TextAnalysis

/// Finds what a codebook misses in a counted input: words and phrases, by band, with where they would belong.
public struct DiscoverySearch {
  private let engine: TextEngine
  private let request: DiscoveryRequest
  private let bandCount: Int
  /// The comments looked at.
  private let targets: DiscoveryTargets
  /// Those that carry a theme.
  private let context: SampledComments

  /// Looks at the sample of comments in `data`, which must have been counted with `wantsSample`.
  ///
  /// - Throws: `ICUError` when ICU's data cannot be opened.
  public static func run(
    _ data: SummaryData, engine: TextEngine, request: DiscoveryRequest
  ) throws -> DiscoveryResult {
    let comments = data.sample?.comments() ?? SampledComments()
    let search = try DiscoverySearch(engine, request, bandCount: data.bandCount, comments)
    let terms = try search.terms()
    let coverage = DiscoveryResult.Coverage(
      tagged: data.rows.tagged, base: data.rows.base,
      after: data.rows.tagged + search.newlyTagged(terms, untagged: data.rows.base - data.rows.tagged))
    return DiscoveryResult(
      coverage: coverage, terms: terms.map(\.term), lookedAt: search.targets.count,
      isSampled: data.sample?.isSampled ?? false)
  }

  private init(
    _ engine: TextEngine, _ request: DiscoveryRequest, bandCount: Int, _ comments: SampledComments
  ) throws {
    self.engine = engine
    self.request = request
    self.bandCount = bandCount
    targets = try DiscoveryTargets(
      comments.keeping { request.includesTagged || $0.respondent.mentions.isEmpty }, engine: engine)
    context = comments.keeping { !$0.respondent.mentions.isEmpty }
  }

  // MARK: Terms

  private struct Candidate {
    let places: [PhraseTable.Occurrence]
    let term: DiscoveryResult.Term
    /// How clearly it sets the comments looked at apart from the others, in standard errors.
    let relevance: Double
  }

  /// How clearly, in standard errors, a term must set comments without a theme apart from the others, where those are the more.
  private static let leastRelevance = 1.0
  /// In how many comments a term occurs at least, where nobody says and there are enough of them.
  private static let commonMinimum = 5
  /// One of so many comments is as few as that.
  private static let commentsForEach = 40

  private func terms() throws -> [Candidate] {
    let minimum = request.minimumN ?? max(2, min(Self.commonMinimum, targets.count / Self.commentsForEach))
    let table = PhraseTable(targets.words, minimum: minimum, loose: request.loose)
    let isBeginning = !request.includesTagged && context.count < targets.count
    let neighbours = ThemeNeighbours(context, table)
    var totals = [Int](repeating: 0, count: bandCount)
    for band in targets.bands { totals[Int(band)] += 1 }
    var found: [Candidate] = []
    for key in table.withoutDoubles() {
      let places = table.occurrences[key] ?? []
      // What the codebook finds already is not missing.
      if 2 * places.count(where: targets.isFound) > places.count { continue }
      let elsewhere = request.includesTagged ? 0 : neighbours.count(key)
      let odds = LogOdds(
        inGroup: places.count, of: targets.count, inRest: elsewhere, of: max(context.count, elsewhere))
      var relevance = odds?.z ?? 0
      if isBeginning {
        // Too few comments have a theme to say what belongs to the language: a subject that is missing is said in them, too.
        relevance = Double(places.count)
      } else if !request.includesTagged, !context.isEmpty, relevance < Self.leastRelevance {
        // What is said as often where a theme was found is the language's, not the subject's.
        continue
      }
      let (band, z) = band(of: places, totals)
      let text = table.text(key)
      let term = DiscoveryResult.Term(
        term: text, language: places.first.map { targets.language(Int($0.comment)) } ?? "", n: places.count,
        band: band, z: z,
        examples: places.prefix(request.examples).map { targets.comments[Int($0.comment)].id },
        theme: neighbours.theme(key),
        entry: key.count == 1 ? text : "\"\(text)\"")
      found.append(
        Candidate(
          places: places, term: term,
          relevance: request.includesTagged || context.isEmpty ? abs(z) : relevance))
    }
    found.sort { a, b in
      if a.relevance != b.relevance { return a.relevance > b.relevance }
      if a.term.n != b.term.n { return a.term.n > b.term.n }
      return (a.term.language, a.term.term) < (b.term.language, b.term.term)
    }
    return Array(found.prefix(request.top))
  }

  /// The band that the comments with a term set apart most clearly.
  private func band(of places: [PhraseTable.Occurrence], _ totals: [Int]) -> (Int, Double) {
    var counts = [Int](repeating: 0, count: bandCount)
    for place in places { counts[Int(targets.bands[Int(place.comment)])] += 1 }
    let scores = counts.indices.map { band in
      LogOdds(
        inGroup: counts[band], of: totals[band], inRest: places.count - counts[band],
        of: targets.count - totals[band])?.z ?? 0
    }
    let best = scores.indices.max { (scores[$0], counts[$0]) < (scores[$1], counts[$1]) } ?? 0
    return (best, scores.isEmpty ? 0 : scores[best])
  }

  /// How many comments without a theme contain one of the terms; scaled up from the sample.
  private func newlyTagged(_ terms: [Candidate], untagged: Int) -> Int {
    var reached: Set<Int32> = []
    for term in terms { reached.formUnion(term.places.map(\.comment)) }
    let sampled = targets.areUntagged.count { $0 }
    let found = reached.count { targets.areUntagged[Int($0)] }
    return sampled == 0 ? 0 : Int((Double(found) * Double(untagged) / Double(sampled)).rounded())
  }
}
