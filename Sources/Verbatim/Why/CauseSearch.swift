internal import DriverAnalysis
internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// Searches a sample of comments for what sets those of a band (and theme) apart, step by step.
///
/// Every step is a 2×2 table (or a weighted log-odds) against all other comments of the base, tested with all candidates of its
/// kind at its place as one Benjamini–Hochberg family, whose q is multiplied by the number of kinds looked at there: so that a
/// place where nothing is to be found shows a step in 5 % of cases at most, and the whole tree likewise, since what lies below
/// a step is looked into only where the step has passed. Candidates need the minimum n overall, steps need it among the
/// comments in question. What does not pass is not shown.
struct CauseSearch {
  let comments: CommentColumns
  let request: WhyRequest
  let plan: RunPlan
  let catalog: ThemeCatalog
  let phrases: PhraseIndex
  let inBand: [Bool]
  /// How much of the score goes with each theme, its sub-themes included.
  let weights: [Int: Double]
  var limits: [String] = []

  init(
    _ sample: SampledComments, request: WhyRequest, plan: RunPlan, engine: TextEngine, drivers: WhyDrivers?
  ) throws {
    let words = try CommentWords(engine)
    comments = CommentColumns(sample, segmentCount: plan.segmentColumns.count, words: words)
    self.request = request
    self.plan = plan
    catalog = engine.catalog
    phrases = PhraseIndex(words, minimum: request.minimumN)
    inBand = comments.bands.map { $0 == request.band }
    weights = Self.weights(drivers, band: request.band, bandCount: plan.scale.bands.count, engine.catalog)
  }

  /// The relative weights of the drivers that push towards the band, summed over each theme and what hangs below it.
  private static func weights(
    _ drivers: WhyDrivers?, band: Int, bandCount: Int, _ catalog: ThemeCatalog
  ) -> [Int: Double] {
    let lowers = 2 * band < bandCount - 1
    let raises = 2 * band > bandCount - 1
    var weights: [Int: Double] = [:]
    for driver in drivers?.drivers ?? [] {
      if lowers && driver.coefficient > 0 || raises && driver.coefficient < 0 { continue }
      for theme in catalog.hierarchy.lineage(of: driver.predictor.theme) {
        weights[theme, default: 0] += driver.weight
      }
    }
    return weights
  }

  // MARK: Where a step stands

  /// The comments that a step looks into, and how they were reached.
  struct Place {
    /// Whether each comment is among them.
    var members: [Bool]
    /// How many are.
    var count: Int
    /// The themes on the way, which are not looked for again.
    var path: [Int]
    /// How deep the steps below lie, from 1.
    var depth: Int
    /// What these comments are called.
    var name: String
    /// How many kinds of candidates are looked at here.
    var kinds = 1

    /// The q of candidates of one kind, in view of the other kinds looked at.
    func adjusted(_ p: [Double?]) -> [Double?] {
      BenjaminiHochberg.adjusted(p).map { $0.map { min(1, $0 * Double(kinds)) } }
    }
  }

  /// The kinds of places that are looked at everywhere: segments and periods.
  var placeKinds: Int { (plan.segmentNames.isEmpty ? 0 : 1) + (plan.series == nil ? 0 : 1) }

  /// The target: the comments of the band, or those of them that carry the theme.
  func target() -> Place {
    let band = plan.scale.bands[request.band].id
    let whole = Place(
      members: inBand, count: inBand.count { $0 }, path: [], depth: 1, name: "\(band) comments")
    return request.theme.map { narrowed(whole, to: carriers(of: $0), theme: $0, depth: 1) } ?? whole
  }

  /// The comments that carry a theme.
  func carriers(of theme: Int) -> [Int] { comments.carriers[theme]?.map(Int.init) ?? [] }

  /// Those of `place` that are in `rows`.
  func narrowed(_ place: Place, to rows: [Int], theme: Int?, depth: Int) -> Place {
    var members = [Bool](repeating: false, count: comments.count)
    var count = 0
    for row in rows where place.members[row] {
      members[row] = true
      count += 1
    }
    return Place(
      members: members, count: count, path: place.path + (theme.map { [$0] } ?? []), depth: depth,
      name: "these comments")
  }

  // MARK: Candidates

  /// Something that may set the comments apart.
  struct Candidate {
    let id: String
    let theme: Int?
    /// The comments that have it.
    let rows: [Int]
    /// How many of the comments in question have it, weights aside.
    let n: Int
    let table: ContingencyTable
  }

  /// These comments, counted and weighed.
  func weighed(_ rows: some Sequence<Int>) -> WeightedCount {
    var count = WeightedCount()
    for row in rows { count.add(weight: comments.weights[row]) }
    return count
  }

  /// Those of all comments for which `isIncluded` is true, counted and weighed.
  func weighed(where isIncluded: [Bool]) -> WeightedCount {
    weighed(isIncluded.indices.lazy.filter { isIncluded[$0] })
  }

  /// Candidates that occur in more of the comments than chance explains, with their q; those that are too few are named.
  mutating func passing(_ candidates: [Candidate], kind: WhyStep.Kind, at place: Place) -> [(
    Candidate, q: Double
  )] {
    let q = place.adjusted(candidates.map(\.table.p))
    var found: [(Candidate, q: Double)] = []
    var small: [String] = []
    for (candidate, q) in zip(candidates, q) {
      guard let q, q < 0.05, candidate.table.excess > 0 else { continue }
      if candidate.n < request.minimumN {
        small.append("\(candidate.id) (\(candidate.n))")
      } else {
        found.append((candidate, q))
      }
    }
    let path = place.path.last.map { catalog.entries[$0].id + ": " } ?? ""
    if found.isEmpty && small.isEmpty && (kind == .theme || kind == .subtheme) {
      nothingStandsOut(candidates, q, kind, path)
    }
    if !small.isEmpty {
      limits.append(
        "\(path)not followed, fewer than \(request.minimumN) comments (--min-n): \(kind.rawValue) \(small.joined(separator: ", "))"
      )
    }
    return found
  }

  /// Says which candidate came nearest where none passed.
  private mutating func nothingStandsOut(
    _ candidates: [Candidate], _ q: [Double?], _ kind: WhyStep.Kind, _ path: String
  ) {
    let tried = zip(candidates, q).compactMap { candidate, q in
      candidate.table.excess > 0 ? q.map { (candidate: candidate, q: $0) } : nil
    }
    let best = tried.min { ($0.q, -$0.candidate.table.excess) < ($1.q, -$1.candidate.table.excess) }
    guard let best, let odds = best.candidate.table.oddsRatio else { return }
    func tenths(_ value: Double, _ factor: Double) -> String { String((value * factor).rounded() / factor) }
    limits.append(
      "\(path)no \(kind.rawValue) stands out by more than chance (nearest: \(best.candidate.id), "
        + "\(best.candidate.n) comments, odds ratio \(tenths(odds, 10)), q \(tenths(best.q, 100)))"
    )
  }

  // MARK: Examples

  /// Comments that show a step: of readable length, and of the feeling that fits the band.
  func examples(_ members: [Bool]) -> [WhyStep.Example] {
    let isLow = 2 * request.band < plan.scale.bands.count
    func rank(_ row: Int) -> (Int, Int, UInt64, Int) {
      let feeling = Int(comments.quarters[row])
      return (
        comments.areReadable[row] ? 0 : 1, isLow ? feeling : -feeling, comments.comments.key(row),
        comments.rows[row]
      )
    }
    let ranked = members.indices.filter { members[$0] }.map { (rank($0), $0) }.sorted { $0.0 < $1.0 }
    return ranked.prefix(request.exampleCount).map { _, row in
      let comment = comments.comments[row]
      return WhyStep.Example(
        id: comment.id, row: comment.row, text: comment.text,
        score: FixedPoint.decode(comment.respondent.score))
    }
  }
}

/// Shares for the reasons of steps.
enum ShareText {
  /// `33 %`, or `3.3 %` where it is small.
  static func percent(_ part: Double, of whole: Double) -> String {
    guard whole > 0 else { return "0 %" }
    let tenths = (part / whole * 1000).rounded()
    if tenths >= 100 || tenths == 0 { return "\(Int((part / whole * 100).rounded())) %" }
    return "\(Int(tenths) / 10).\(Int(tenths) % 10) %"
  }
}
