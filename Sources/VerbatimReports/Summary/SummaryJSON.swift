internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// A summary as one JSON object; the keys are those of the interface.
public struct SummaryJSON {
  let report: SummaryReport

  /// All of it as given.
  public init(_ report: SummaryReport) { self.report = report }

  /// The bytes, with a final line break.
  public func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("tool")
      json.tool(report.tool)
      settings(&json)
      json.key("rows")
      rows(&json)
      json.key("languages")
      counts(report.data.rows.languages, &json)
      json.key("score")
      score(report.figures, &json)
      json.key("themes")
      themes(report.figures, isWhole: true, &json)
      json.key("untagged")
      untagged(&json)
      if !report.plan.segmentColumns.isEmpty {
        json.key("groups")
        groups(&json)
      }
      breakdown(&json)
      outlook(&json)
      json.key("notes")
      json.array { json in for note in SummaryNotes.english(report) { json.string(note) } }
    }
    json.endLine()
    return json.bytes
  }

  // MARK: Parts

  /// What was shown of the themes, so that a later run with this one as its baseline knows what it can tell.
  private func settings(_ json: inout JSONWriter) {
    json.key("settings")
    json.object { json in
      json.pair("min_n", report.view.minimumN)
      json.key("top")
      if let top = report.view.top { json.number(top) } else { json.null() }
      json.pair("codebooks", report.tool.codebooks)
    }
  }

  private func rows(_ json: inout JSONWriter) {
    let rows = report.data.rows
    json.object { json in
      json.key("read")
      json.number(rows.read)
      json.key("scored")
      json.number(rows.scored)
      json.key("rejected")
      counts(rows.rejected, &json)
      json.key("without_text")
      json.number(rows.withoutText)
      json.key("no_answer")
      json.number(rows.noAnswer)
      json.key("base")
      json.number(rows.base)
      json.key("tagged")
      json.number(rows.tagged)
      json.key("score_mismatch")
      json.number(rows.mismatched)
      if report.series != nil || rows.undated > 0 {
        json.key("undated")
        json.number(rows.undated)
      }
    }
  }

  /// Counts by name, in the order of the names.
  private func counts(_ counts: [String: Int], _ json: inout JSONWriter) {
    json.object { json in
      for name in counts.keys.sorted() {
        json.key(name)
        json.number(counts[name] ?? 0)
      }
    }
  }

  private func score(_ figures: GroupFigures, _ json: inout JSONWriter) {
    json.object { json in
      json.key("scale")
      json.string(report.plan.scale.id)
      json.key("n")
      json.number(Int(figures.score.n))
      json.key("value")
      json.number(figures.score.value)
      json.key("low")
      json.number(figures.score.interval?.low)
      json.key("high")
      json.number(figures.score.interval?.high)
      json.key("mean")
      json.number(figures.score.mean)
      json.key("base_value")
      json.number(figures.base.value)
      json.key("bands")
      json.array { json in
        for band in figures.score.bands {
          json.object { json in
            json.key("id")
            json.string(band.id)
            json.key("n")
            json.number(Int(band.n))
            json.key("share")
            json.number(band.share)
            json.key("low")
            json.number(band.interval?.low)
            json.key("high")
            json.number(band.interval?.high)
            comments(band, figures, &json)
          }
        }
      }
    }
  }

  private func themes(_ figures: GroupFigures, isWhole: Bool, _ json: inout JSONWriter) {
    json.array { json in
      for theme in report.themes(figures, top: report.view.top) { self.theme(theme, isWhole: isWhole, &json) }
    }
  }

  private func theme(_ theme: ThemeFigures, isWhole: Bool, _ json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.string(report.catalog.entries[theme.theme].id)
      json.key("label")
      json.string(report.catalog.label(of: theme.theme, in: report.view.labelLanguage))
      json.key("n")
      json.number(Int(theme.n))
      json.key("share")
      json.number(theme.share)
      json.pair("share_low", theme.shareInterval?.low)
      json.pair("share_high", theme.shareInterval?.high)
      json.key("bands")
      json.object { json in for band in theme.bands { self.band(band, isWhole: isWhole, &json) } }
      json.key("score_with")
      json.number(theme.impact.with)
      json.pair("score_with_low", theme.withInterval?.low)
      json.pair("score_with_high", theme.withInterval?.high)
      json.key("score_without")
      json.number(theme.impact.without)
      json.pair("score_without_low", theme.withoutInterval?.low)
      json.pair("score_without_high", theme.withoutInterval?.high)
      json.key("impact")
      json.number(theme.impact.value)
      json.key("impact_low")
      json.number(theme.impact.interval?.low)
      json.key("impact_high")
      json.number(theme.impact.interval?.high)
      json.key("sentiment")
      sentiment(theme.sentiment, &json)
      if isWhole {
        self.actions(theme, &json)
        json.key("examples")
        examples(theme, &json)
      }
    }
  }

  private func band(_ band: ThemeFigures.Band, isWhole: Bool, _ json: inout JSONWriter) {
    json.key(band.id)
    json.object { json in
      json.key("n")
      json.number(Int(band.n))
      json.key("share")
      json.number(band.share)
      json.pair("share_low", band.shareInterval?.low)
      json.pair("share_high", band.shareInterval?.high)
      json.key("lift")
      json.number(band.lift)
      json.pair("lift_low", band.liftInterval?.low)
      json.pair("lift_high", band.liftInterval?.high)
      json.key("odds_ratio")
      json.number(band.oddsRatio)
      json.pair("odds_ratio_low", band.oddsRatioInterval?.low)
      json.pair("odds_ratio_high", band.oddsRatioInterval?.high)
      json.key("risk_difference")
      json.number(band.riskDifference)
      json.pair("risk_difference_low", band.riskDifferenceInterval?.low)
      json.pair("risk_difference_high", band.riskDifferenceInterval?.high)
      json.key("p")
      json.number(band.p)
      json.key("q")
      json.number(band.q)
      if !isWhole, report.segments.count > 1 { json.pair("family_q", band.familyQ) }
    }
  }

  /// How many of a band wrote a comment, and the share that did not.
  private func comments(_ band: ScoreFigures.Band, _ figures: GroupFigures, _ json: inout JSONWriter) {
    let written = figures.base.bands.first { $0.id == band.id }?.n ?? 0
    json.key("comments")
    json.number(Int(written))
    json.key("without_comment")
    json.number(band.n > 0 ? Double(band.n - written) / Double(band.n) : nil)
  }

  private func sentiment(_ sentiment: ThemeFigures.Sentiment?, _ json: inout JSONWriter) {
    guard let sentiment else { return json.null() }
    json.object { json in
      json.key("mean")
      json.number(sentiment.mean)
      json.key("positive")
      json.number(sentiment.positive)
      json.key("neutral")
      json.number(sentiment.neutral)
      json.key("negative")
      json.number(sentiment.negative)
      json.key("mixed")
      json.number(sentiment.mixed)
    }
  }

  private func examples(_ theme: ThemeFigures, _ json: inout JSONWriter) {
    json.array { json in
      for example in report.examples(of: theme, count: 3) {
        json.object { json in
          json.key("id")
          json.string(example.id)
          json.key("row")
          json.number(example.row)
          json.key("text")
          json.string(example.text)
          json.key("score")
          json.number(example.score)
        }
      }
    }
  }

  private func untagged(_ json: inout JSONWriter) {
    json.object { json in
      json.key("n")
      json.number(Int(report.figures.untagged))
      json.key("share")
      json.number(report.figures.untaggedShare)
      json.key("terms")
      json.array { json in
        for term in report.untaggedTerms(count: 25) {
          json.object { json in
            json.key("term")
            json.string(term.term)
            json.key("n")
            json.number(term.n)
            json.key("band")
            json.string(report.plan.scale.bands[term.band].id)
            json.key("z")
            json.number(term.z)
          }
        }
      }
    }
  }

  /// A group with fewer answers than the minimum n: how many, and no figures.
  private func suppressed(_ n: Int64, _ json: inout JSONWriter) {
    json.key("score")
    json.object { json in
      json.pair("scale", report.plan.scale.id)
      json.pair("n", Int(n))
    }
    json.key("themes")
    json.array { _ in }
    json.key("suppressed")
    json.bool(true)
  }

  private func groups(_ json: inout JSONWriter) {
    json.array { json in
      for (key, figures) in report.segments {
        json.object { json in
          json.key("by")
          json.object { json in
            for (column, value) in zip(report.plan.segmentColumns, key) {
              json.key(report.plan.header[column])
              json.string(value)
            }
          }
          if figures.score.n < Int64(report.view.minimumN) { return suppressed(figures.score.n, &json) }
          json.key("score")
          score(figures, &json)
          json.key("themes")
          themes(figures, isWhole: false, &json)
        }
      }
    }
  }
}
