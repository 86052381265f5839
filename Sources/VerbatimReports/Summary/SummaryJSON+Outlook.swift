internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// Priorities, assumptions, alerts, and rows to look at.
extension SummaryJSON {
  /// What follows from one theme: priority, what-if, revenue at risk, confounding.
  func actions(_ theme: ThemeFigures, _ json: inout JSONWriter) {
    json.pair("priority", ifAny: report.priorities[theme.theme]?.rawValue)
    if !report.plan.segmentColumns.isEmpty {
      json.pair("confounded_by", report.confounders[theme.theme] ?? [])
    }
    if let figures = WhatIf(report.data.all, theme: theme.theme, headline: Headline(report.plan.scale)) {
      json.key("what_if")
      json.object { json in
        json.pair("halved", report.plan.scale.bands[0].id)
        json.pair("moved", figures.moved)
        json.pair("one_band_up", figures.oneBandUp)
        json.pair("top_band", figures.topBand)
        json.key("confounded")
        json.bool(report.confounders[theme.theme] != nil)
      }
    }
    if let risk = report.view.risk {
      json.pair("revenue_at_risk", report.atRisk(theme))
      json.key("revenue_at_risk_bands")
      json.object { json in
        let amounts = risk.loss(report.data.all, theme: theme.theme).amounts
        for (band, amount) in zip(report.plan.scale.bands, amounts) {
          json.key(band.id)
          json.number(amount)
        }
      }
    }
    if !report.plan.segmentColumns.isEmpty { confounding(theme.theme, &json) }
  }

  private func confounding(_ theme: Int, _ json: inout JSONWriter) {
    json.key("confounding")
    json.array { json in
      for column in report.confounding(of: theme) {
        json.object { json in
          json.pair("column", column.column)
          json.pair("band", report.plan.scale.bands[report.bandIndex].id)
          json.pair("crude", column.crude?.value)
          json.pair("crude_low", column.crude?.interval?.low)
          json.pair("crude_high", column.crude?.interval?.high)
          json.pair("odds_ratio", column.stratified?.value)
          json.ends(column.stratified?.interval)
          json.pair("chi_square", column.chiSquare)
          json.pair("p", column.p)
          json.pair("verdict", column.verdict.rawValue)
          json.key("simpson")
          json.bool(column.isSimpsonReversal)
          json.pair("score_with", column.with?.value)
          json.pair("score_with_low", column.with?.interval?.low)
          json.pair("score_with_high", column.with?.interval?.high)
          json.pair("score_without", column.without?.value)
          json.pair("score_without_low", column.without?.interval?.low)
          json.pair("score_without_high", column.without?.interval?.high)
          json.pair("coverage", column.with?.coverage)
        }
      }
    }
  }

  /// The parts of the summary that point forward.
  func outlook(_ json: inout JSONWriter) {
    if let risk = report.view.risk { self.risk(risk, &json) }
    if let benchmark = report.view.benchmark {
      json.key("benchmark")
      json.object { json in
        json.pair("industry", benchmark.industry)
        json.pair("index", benchmark.index)
        json.pair("source", Benchmarks.source)
        json.pair("note", "an index of 0-100 beside a score of another kind")
      }
    }
    mismatches(&json)
    alerts(&json)
  }

  private func risk(_ risk: RevenueAtRisk, _ json: inout JSONWriter) {
    let loss = risk.loss(report.data.all)
    json.key("revenue_at_risk")
    json.object { json in
      json.pair("spend", risk.spend)
      json.pair("amount", loss.amount)
      json.key("bands")
      json.array { json in
        for (index, band) in report.plan.scale.bands.enumerated() {
          json.object { json in
            json.pair("id", band.id)
            json.pair("churn", risk.churn[index])
            json.pair("customers", loss.customers[index])
          }
        }
      }
    }
  }

  private func mismatches(_ json: inout JSONWriter) {
    let list = report.data.mismatches
    let rows = list.rows
    let agreement = report.data.agreement
    json.key("mismatches")
    json.object { json in
      json.pair("n", list.count)
      json.pair("share", report.data.rows.base > 0 ? Double(list.count) / Double(report.data.rows.base) : nil)
      json.pair("ids", rows.map(\.id))
      json.key("rows")
      json.array { json in for row in rows { json.number(row.row) } }
      json.key("correlation")
      json.object { json in
        json.pair("n", Int(agreement.n))
        json.pair("value", agreement.correlation)
        json.ends(agreement.interval)
      }
      json.key("looks_reversed")
      json.bool(report.looksReversed)
    }
  }

  private func alerts(_ json: inout JSONWriter) {
    json.key("alerts")
    json.object { json in
      json.key("gates")
      json.array { json in
        for gate in report.view.gates {
          json.object { json in
            json.pair("rule", gate.rule)
            json.key("failed")
            json.bool(gate.hasFailed)
            json.pair("reason", gate.reason)
          }
        }
      }
      json.pair("follow_up_n", report.data.followUps.count)
      json.key("follow_up")
      json.array { json in for row in report.data.followUps.rows { followUp(row, &json) } }
      json.pair("praise_n", report.data.praises.count)
      json.key("praise")
      json.array { json in for row in report.data.praises.rows { followUp(row, &json) } }
    }
  }

  private func followUp(_ row: NotedRow, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("id", row.id)
      json.pair("row", row.row)
      json.pair("score", report.plan.scoreColumn == nil ? nil : row.score)
      json.pair("band", report.plan.scale.bands[row.band].id)
      json.key("sentiment")
      json.decimal(row.sentiment)
      json.pair("themes", row.themes.map { report.catalog.entries[$0].id })
    }
  }
}
