internal import DriverAnalysis
internal import RootCause
internal import Synchronization

extension WhyDrivers {
  /// The model of counts that were made with `wantsSample`; nil where none fits.
  public init?(_ data: SummaryData, request: WhyRequest, seed: UInt64) {
    self.init(data, data.sample?.comments() ?? SampledComments(), request, seed: seed)
  }

  /// The model of all rows, with intervals from the sample; nil where the score does not vary or nothing is mentioned often
  /// enough.
  init?(_ data: SummaryData, _ comments: SampledComments, _ request: WhyRequest, seed: UInt64) {
    let minimum = Int64(request.minimumN)
    guard let tally = data.all.drivers, let moments = DriverMoments(tally, minimumN: minimum),
      !moments.predictors.isEmpty, let linear = try? LinearDrivers(moments),
      let weights = try? RelativeWeights(moments)
    else { return nil }
    let sample = DriverSample(
      comments.lazy.map { DriverRow(key: $0.key, $0.respondent) }, themeCount: data.themeCount)
    let intervals = Self.resample(sample, moments.predictors, request, seed: seed)
    let logistic =
      request.wantsOddsRatios
      ? try? LogisticDrivers(
        sample, predictors: moments.predictors, band: request.band, minimumN: minimum,
        threads: request.threads, wantsRatioTests: false) : nil
    let odds = Dictionary(
      (logistic.flatMap { $0.hasConverged ? $0.coefficients : nil } ?? []).compactMap { coefficient in
        coefficient.predictor.map { ($0, coefficient) }
      }, uniquingKeysWith: { first, _ in first })
    hasOdds = logistic?.hasConverged
    excludedFromOdds = logistic?.excluded ?? []
    let kano = Self.kano(linear)
    let q = BenjaminiHochberg.adjusted(linear.coefficients.map { $0.predictor == nil ? nil : $0.p })
    let all = moments.predictors.indices.map { index in
      let coefficient = linear.coefficients[index]
      let predictor = moments.predictors[index]
      return WhyDriver(
        predictor: predictor, n: moments.counts[index], weight: weights.weights[index],
        weightInterval: intervals?[index].weight,
        share: weights.rSquared > 0 ? weights.weights[index] / weights.rSquared : 0,
        shareInterval: intervals?[index].share, coefficient: coefficient.value,
        interval: coefficient.interval,
        p: coefficient.p, q: q[index], varianceInflation: coefficient.varianceInflation,
        oddsRatio: odds[predictor]?.oddsRatio,
        oddsRatioInterval: odds[predictor]?.interval,
        isSeparated: odds[predictor]?.isSeparated ?? false, kano: kano[predictor.theme])
    }
    drivers = all.sorted { (-$0.weight, $0.predictor.index) < (-$1.weight, $1.predictor.index) }
    rSquared = linear.rSquared
    adjustedRSquared = linear.adjustedRSquared
    n = moments.effectiveN
    conditionNumber = linear.conditionNumber
    excluded = moments.excluded
  }

  /// Bootstrap intervals; replicates are spread over threads and do not depend on how.
  private static func resample(
    _ sample: DriverSample, _ predictors: [DriverPredictor], _ request: WhyRequest, seed: UInt64
  ) -> [DriverBootstrap.Intervals]? {
    let bootstrap = DriverBootstrap(sample, predictors: predictors, seed: seed)
    let found = Mutex<[DriverBootstrap.Replicate]>([])
    let threads = max(1, min(request.threads, request.replicates))
    ParallelWork.perform(threads) { thread in
      for number in stride(from: thread, to: request.replicates, by: threads) {
        guard let replicate = bootstrap.replicate(number) else { continue }
        found.withLock { $0.append(replicate) }
      }
    }
    return DriverBootstrap.intervals(found.withLock { $0 })
  }

  private static func kano(_ linear: LinearDrivers) -> [Int: KanoReading] {
    var ends: [Int: (negative: Interval?, positive: Interval?)] = [:]
    for coefficient in linear.coefficients {
      guard let predictor = coefficient.predictor else { continue }
      var pair = ends[predictor.theme] ?? (nil, nil)
      if predictor.isPositive {
        pair.positive = coefficient.interval
      } else {
        pair.negative = coefficient.interval
      }
      ends[predictor.theme] = pair
    }
    return ends.compactMapValues { KanoReading(negative: $0.negative, positive: $0.positive) }
  }
}
