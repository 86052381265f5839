internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import UnicodeText
internal import Verbatim
internal import VerbatimModel

/// The figures of the whole input, for the page's script: small, and there before the comments are.
struct ReportFiguresJSON {
  let report: SummaryReport
  let data: ReportData
  let trend: ReportTrend?
  let segments: [ReportSegment]
  let texts: ReportTexts
  let title: String
  let rowCount: Int
  let why: ReportWhy?

  private var scale: Scale { report.plan.scale }

  func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("title")
      json.string(title)
      tool(&json)
      scale(&json)
      rows(&json)
      score(&json)
      themes(&json)
      untagged(&json)
      segments(&json)
      if let trend { self.trend(trend, &json) }
      why?.write(&json)
      sample(&json)
      json.key("texts")
      json.object { json in
        for (key, text) in texts.all {
          json.key(key)
          json.string(text)
        }
      }
    }
    return json.bytes
  }

  private func tool(_ json: inout JSONWriter) {
    json.key("tool")
    json.object { json in
      json.key("version")
      json.string(report.tool.version)
      json.key("icu")
      json.string(ICUVersion.icu)
      json.key("unicode")
      json.string(ICUVersion.unicode)
      json.key("lexicons")
      json.string(report.tool.lexicons)
    }
  }

  private func scale(_ json: inout JSONWriter) {
    json.key("scale")
    json.object { json in
      json.key("id")
      json.string(scale.id)
      json.key("headline")
      json.string(scale.headline.rawValue)
      json.key("has_scores")
      json.bool(report.plan.scoreColumn != nil)
      json.key("is_weighted")
      json.bool(report.plan.weightColumn != nil)
      json.key("bands")
      json.array { json in
        for band in scale.bands {
          json.object { json in
            json.key("id")
            json.string(band.id)
            json.key("low")
            json.number(band.low)
            json.key("high")
            json.number(band.high)
          }
        }
      }
    }
    json.key("columns")
    json.object { json in
      json.key("text")
      json.array { json in for column in report.plan.textColumns { json.string(report.plan.header[column]) } }
      json.key("score")
      if let column = report.plan.scoreColumn { json.string(report.plan.header[column]) } else { json.null() }
    }
    json.key("min_n")
    json.number(report.view.minimumN)
  }

  private func rows(_ json: inout JSONWriter) {
    let rows = report.data.rows
    json.key("rows")
    json.object { json in
      let counts = [
        ("read", rows.read), ("scored", rows.scored), ("without_text", rows.withoutText),
        ("no_answer", rows.noAnswer),
        ("base", rows.base), ("tagged", rows.tagged), ("mismatched", rows.mismatched),
        ("undated", data.undated),
      ]
      for (name, count) in counts {
        json.key(name)
        json.number(count)
      }
      json.key("rejected")
      self.counts(rows.rejected, &json)
    }
    json.key("languages")
    counts(rows.languages, &json)
  }

  private func counts(_ counts: [String: Int], _ json: inout JSONWriter) {
    json.object { json in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
        json.key(name)
        json.number(count)
      }
    }
  }

  private func score(_ json: inout JSONWriter) {
    json.key("score")
    json.object { json in
      figures(report.figures.score, &json)
      json.key("base_value")
      json.number(report.figures.base.value)
    }
  }

  private func figures(_ score: ScoreFigures, _ json: inout JSONWriter) {
    json.key("n")
    json.number(Int(score.n))
    json.numbers([
      ("value", score.value), ("low", score.interval?.low), ("high", score.interval?.high),
      ("mean", score.mean),
    ])
    json.key("bands")
    json.array { json in
      for band in score.bands {
        json.object { json in
          json.key("n")
          json.number(Int(band.n))
          json.numbers([("share", band.share), ("low", band.interval?.low), ("high", band.interval?.high)])
        }
      }
    }
  }

  // MARK: Themes

  private func themes(_ json: inout JSONWriter) {
    json.key("catalog")
    json.array { json in
      for (index, entry) in report.catalog.entries.enumerated() {
        json.object { json in
          json.key("id")
          json.string(entry.id)
          json.key("label")
          json.string(report.catalog.label(of: index, in: texts.language))
          json.key("parent")
          json.number(entry.parent ?? -1)
        }
      }
    }
    json.key("themes")
    json.array { json in
      for theme in report.figures.themes {
        json.object { json in self.theme(theme, &json) }
      }
    }
  }

  private func theme(_ theme: ThemeFigures, _ json: inout JSONWriter) {
    json.key("t")
    json.number(theme.theme)
    json.key("n")
    json.number(Int(theme.n))
    json.numbers([
      ("share", theme.share), ("share_low", theme.shareInterval?.low),
      ("share_high", theme.shareInterval?.high),
      ("impact", theme.impact.value), ("low", theme.impact.interval?.low),
      ("high", theme.impact.interval?.high),
      ("with", theme.impact.with), ("without", theme.impact.without),
      ("mean", theme.sentiment?.mean), ("positive", theme.sentiment?.positive),
      ("negative", theme.sentiment?.negative), ("neutral", theme.sentiment?.neutral),
      ("mixed", theme.sentiment?.mixed),
    ])
    json.key("bands")
    json.array { json in
      for band in theme.bands {
        json.object { json in
          json.key("n")
          json.number(Int(band.n))
          json.numbers([("share", band.share), ("lift", band.lift), ("q", band.q)])
        }
      }
    }
  }

  private func untagged(_ json: inout JSONWriter) {
    json.key("untagged")
    json.object { json in
      json.key("n")
      json.number(Int(report.figures.untagged))
      json.key("terms")
      json.array { json in for term in report.untaggedTerms(count: 12) { json.string(term.term) } }
    }
  }

  // MARK: Groups

  private func segments(_ json: inout JSONWriter) {
    json.key("segments")
    json.array { json in
      for segment in segments {
        json.object { json in
          json.key("column")
          json.string(segment.name)
          json.key("values")
          json.array { json in
            for (value, figures) in segment.values {
              json.object { json in
                json.key("name")
                json.string(value)
                self.figures(figures, &json)
              }
            }
          }
        }
      }
    }
  }

  private func trend(_ trend: ReportTrend, _ json: inout JSONWriter) {
    json.key("trend")
    json.object { json in
      json.key("length")
      json.string(trend.length.rawValue)
      json.key("first")
      json.number(trend.days.lowerBound.daysSince1970)
      json.key("last")
      json.number(trend.days.upperBound.daysSince1970)
      json.key("periods")
      json.array { json in
        for period in trend.periods {
          json.object { json in
            json.key("key")
            json.string(period.key)
            json.key("start")
            json.number(period.start.daysSince1970)
            json.key("n")
            json.number(Int(period.point.n))
            json.numbers([
              ("value", period.point.value), ("low", period.point.interval?.low),
              ("high", period.point.interval?.high),
            ])
            json.key("changed")
            json.bool(period.point.isChanged)
          }
        }
      }
    }
  }

  private func sample(_ json: inout JSONWriter) {
    json.key("sample")
    json.object { json in
      json.key("rows")
      json.number(rowCount)
      json.key("of")
      json.number(report.data.rows.read)
      json.key("is_sample")
      json.bool(data.sample.isIncomplete)
      json.key("seed")
      json.string(String(report.plan.seed))
    }
  }
}

extension JSONWriter {
  /// Numbers by key; those that are nil are left out.
  mutating func numbers(_ values: [(String, Double?)]) {
    for (name, value) in values where value != nil {
      key(name)
      number(value)
    }
  }
}
