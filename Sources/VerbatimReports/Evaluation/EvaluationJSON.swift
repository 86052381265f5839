public import Evaluation

/// Writes an evaluation as one JSON object.
public struct EvaluationJSON: Sendable {
  /// The version of the program.
  public var version: String

  /// All of it as given.
  public init(version: String) { self.version = version }

  /// The object and a line break.
  public func bytes(_ report: EvaluationReport, gates: [EvaluationGate] = []) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("tool")
      json.object { json in
        json.key("name")
        json.string("verbatim")
        json.key("version")
        json.string(version)
      }
      rows(report, &json)
      if let tally = report.sentiment { sentiment(tally, &json) }
      if let tally = report.themes { themes(tally, report.mappedLabels, &json) }
      agreement(report.agreement, &json)
      self.gates(gates, &json)
      worst(report.worst, &json)
    }
    json.endLine()
    return json.bytes
  }

  private func rows(_ report: EvaluationReport, _ json: inout JSONWriter) {
    json.key("rows")
    json.object { json in
      json.key("read")
      json.number(report.read)
      json.key("used")
      json.number(report.used)
      json.key("left_out")
      counts(report.leftOut, &json)
    }
    json.key("languages")
    counts(report.languages, &json)
  }

  private func counts(_ counts: [String: Int], _ json: inout JSONWriter) {
    json.object { json in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
        json.key(name)
        json.number(count)
      }
    }
  }

  private func sentiment(_ tally: SentimentTally, _ json: inout JSONWriter) {
    json.key("sentiment")
    json.object { json in
      json.key("n")
      json.number(tally.count)
      for (name, value) in EvaluationFigures.sentiment(tally) {
        json.key(name)
        json.number(value)
      }
      json.key("classes")
      json.object { json in
        for one in SentimentClass.allCases {
          json.key(one.name)
          retrieval(tally.confusion.figures(one), &json)
        }
      }
      json.key("confusion")
      json.object { json in
        for gold in SentimentClass.allCases {
          json.key(gold.name)
          json.object { json in
            for given in SentimentClass.allCases {
              json.key(given.name)
              json.number(tally.confusion.counts[gold.rawValue][given.rawValue])
            }
          }
        }
      }
    }
  }

  private func retrieval(_ figures: RetrievalFigures, label: String? = nil, _ json: inout JSONWriter) {
    json.object { json in
      if let label {
        json.key("label")
        json.string(label)
      }
      json.key("n")
      json.number(figures.support)
      json.key("found")
      json.number(figures.right + figures.surplus)
      json.key("right")
      json.number(figures.right)
      json.key("precision")
      json.number(figures.precision)
      json.key("recall")
      json.number(figures.recall)
      json.key("f1")
      json.number(figures.f1)
    }
  }

  private func themes(_ tally: LabelTally, _ mapped: Set<String>, _ json: inout JSONWriter) {
    json.key("themes")
    json.object { json in
      json.key("n")
      json.number(tally.count)
      json.key("micro")
      retrieval(tally.micro, &json)
      json.key("macro_f1")
      json.number(tally.macroF1)
      json.key("polarity")
      json.object { json in
        json.key("n")
        json.number(tally.polarities)
        json.key("accuracy")
        json.number(tally.polarityAccuracy)
      }
      json.key("unmapped")
      json.array { json in
        for label in tally.labels.keys.sorted() where !mapped.contains(label) { json.string(label) }
      }
      json.key("labels")
      json.array { json in
        for (label, figures) in EvaluationFigures.ordered(tally) { retrieval(figures, label: label, &json) }
      }
    }
  }

  private func agreement(_ figures: [AgreementFigures], _ json: inout JSONWriter) {
    json.key("agreement")
    json.array { json in
      for one in figures {
        json.object { json in
          json.key("between")
          json.array { json in
            json.string(one.first)
            json.string(one.second)
          }
          json.key("subject")
          json.string(one.subject)
          json.key("alpha")
          json.number(one.alpha)
        }
      }
    }
  }

  private func gates(_ gates: [EvaluationGate], _ json: inout JSONWriter) {
    json.key("gates")
    json.array { json in
      for gate in gates {
        json.object { json in
          json.key("figure")
          json.string(gate.name)
          json.key("least")
          json.number(gate.least)
          json.key("value")
          json.number(gate.value)
          json.key("met")
          json.bool(gate.isMet)
        }
      }
    }
  }

  private func worst(_ errors: [WorstError], _ json: inout JSONWriter) {
    json.key("worst")
    json.array { json in
      for error in errors {
        json.object { json in
          json.key("id")
          json.string(error.id)
          json.key("gold")
          json.string(error.gold)
          json.key("found")
          json.string(error.found)
          json.key("score")
          json.decimal(error.score)
          json.key("reasons")
          json.array { json in for reason in error.reasons { json.string(reason) } }
          if let text = error.text {
            json.key("text")
            json.string(text)
          }
        }
      }
    }
  }
}
