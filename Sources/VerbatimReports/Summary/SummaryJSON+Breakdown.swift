internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// Periods and marked days.
extension SummaryJSON {
  func breakdown(_ json: inout JSONWriter) {
    if let series = report.series {
      json.key("periods")
      json.array { json in
        for index in series.periods.indices { period(index, of: series, &json) }
      }
    }
    if !report.markNames.isEmpty {
      json.key("marks")
      json.array { json in
        for (name, comparison) in report.marks() { mark(name, comparison, &json) }
      }
    }
  }

  private func period(_ index: Int, of series: SeriesFigures, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("period", series.periods[index])
      json.key("score")
      json.object { json in
        point(series.score[index], &json)
        if let standardised = series.standardised[index] {
          json.key("standardised")
          json.object { json in
            json.pair("value", standardised.value)
            json.ends(standardised.interval)
            json.pair("coverage", standardised.coverage)
          }
        }
      }
      json.key("themes")
      json.array { json in
        for (theme, points) in series.themes {
          json.object { json in
            json.pair("id", report.catalog.entries[theme].id)
            point(points[index], &json)
          }
        }
      }
      groups(in: series.periods[index], &json)
    }
  }

  /// The scores of the segments in a period.
  private func groups(in period: String, _ json: inout JSONWriter) {
    let columns = report.plan.segmentNames
    if columns.isEmpty { return }
    json.key("groups")
    json.array { json in
      for (key, _) in report.segments {
        guard let tally = report.data.segmentPeriods[key + [period]] else { continue }
        let figures = ScoreFigures(tally.scored, scale: report.plan.scale)
        json.object { json in
          json.key("by")
          json.object { json in
            for (column, value) in zip(columns, key) {
              json.key(column)
              json.string(value)
            }
          }
          json.pair("n", Int(figures.n))
          let isSmall = figures.n < Int64(report.view.minimumN)
          json.pair("value", isSmall ? nil : figures.value)
          json.ends(isSmall ? nil : figures.interval)
          if isSmall {
            json.key("suppressed")
            json.bool(true)
          }
        }
      }
    }
  }

  private func point(_ point: Series.Point, _ json: inout JSONWriter) {
    json.pair("n", Int(point.n))
    json.pair("value", point.value)
    json.ends(point.interval)
    json.pair("change", point.change)
    json.pair("p", point.p)
    json.pair("q", point.q)
    json.key("changed")
    json.bool(point.isChanged)
  }

  private func mark(_ name: String, _ comparison: WaveComparison?, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("name", name)
      guard let comparison else {
        json.key("score")
        return json.null()
      }
      ComparisonJSON.body(comparison, report.catalog, minimumN: report.view.minimumN, &json)
    }
  }
}
