public import TextAnalysis
internal import DriverAnalysis

/// Why respondents are in a band: from drivers down to single comments, as far as the data carry it.
public enum WhySearch {
  /// The answer for counts that were made with `wantsSample`.
  public static func run(
    _ data: SummaryData, plan: RunPlan, engine: TextEngine, request: WhyRequest
  ) throws -> WhyResult {
    let sample = data.sample?.comments(most: request.mostComments) ?? SampledComments()
    let drivers = WhyDrivers(data, sample, request, seed: plan.seed)
    var search = try CauseSearch(sample, request: request, plan: plan, engine: engine, drivers: drivers)
    let steps = search.steps()
    let target = search.target()
    let limits = general(data, plan, request, drivers, engine.catalog, target.count, steps) + search.limits
    return WhyResult(
      band: request.band, theme: request.theme, n: target.count, base: sample.count, drivers: drivers,
      steps: steps,
      limits: limits)
  }

  /// What holds for the whole answer.
  private static func general(
    _ data: SummaryData, _ plan: RunPlan, _ request: WhyRequest, _ drivers: WhyDrivers?,
    _ catalog: ThemeCatalog,
    _ n: Int, _ steps: [WhyStep]
  ) -> [String] {
    var limits: [String] = []
    if n < request.minimumN {
      limits.append("only \(n) comments to explain, fewer than \(request.minimumN) (--min-n): no steps")
    } else if steps.isEmpty {
      limits.append("nothing sets these \(n) comments apart by more than chance (q < 0.05)")
    }
    if data.sample?.isSampled == true {
      limits.append(
        "steps, odds ratios and intervals come from a seeded sample of \(CommentSample.capacity) comments; the drivers' weights from all"
      )
    }
    if plan.weightColumn != nil {
      limits.append(
        "weighted: effects, intervals and q of the steps rest on Kish's effective n, as the drivers do; n and --min-n count comments"
      )
    }
    if plan.scoreColumn == nil {
      limits.append("without a score the bands come from the text itself, and so do their causes")
    }
    if plan.segmentColumns.isEmpty { limits.append("no segments looked at (--by)") }
    if plan.series == nil { limits.append("no periods looked at (--time)") }
    return limits + modelLimits(drivers, request, catalog)
  }

  private static func modelLimits(_ drivers: WhyDrivers?, _ request: WhyRequest, _ catalog: ThemeCatalog)
    -> [String]
  {
    guard let drivers else {
      return ["no driver model: the score does not vary, or no theme has \(request.minimumN) mentions"]
    }
    var limits: [String] = []
    let few = drivers.excluded.filter { $0.reason == .tooFewMentions }
    if !few.isEmpty {
      limits.append(
        "\(few.count) theme × polarity pairs with fewer than \(request.minimumN) mentions are in no model (--min-n)"
      )
    }
    func names(_ predictors: [DriverPredictor]) -> String {
      predictors.map { catalog.entries[$0.theme].id + ($0.isPositive ? " (positive)" : " (negative)") }
        .joined(separator: ", ")
    }
    let determined = drivers.excluded.filter { $0.reason == .collinear }.map(\.predictor)
    if !determined.isEmpty {
      limits.append("left out of the model, determined by others: \(names(determined))")
    }
    switch drivers.hasOdds {
    case nil:
      limits.append(
        "no odds ratios: all or none of the comments are in the band, or drivers depend on one another")
    case false?: limits.append("no odds ratios: the logistic regression did not settle")
    case true?: break
    }
    let unmeasured = drivers.excludedFromOdds.map(\.predictor)
    if !unmeasured.isEmpty {
      limits.append("no odds ratio, too few mentions in the sample: \(names(unmeasured))")
    }
    let separated = drivers.drivers.filter(\.isSeparated).map(\.predictor)
    if !separated.isEmpty {
      limits.append(
        "all or none of their comments are in the band, so that the odds ratio is bounded on one side only: \(names(separated))"
      )
    }
    let collinear = drivers.drivers.filter(\.isCollinear).map(\.predictor)
    if !collinear.isEmpty {
      limits.append(
        "collinear, largely determined by others, so that their points mean little: \(names(collinear))")
    }
    return limits + ["drivers and steps are what goes together, not proof of cause"]
  }
}
