public import Evaluation

/// The figures of an evaluation under the names that output and gates share.
public enum EvaluationFigures {
  /// The sentiment's figures, in the order of output.
  public static func sentiment(_ tally: SentimentTally) -> [(name: String, value: Double?)] {
    [
      ("accuracy", tally.confusion.accuracy), ("macro_f1", tally.confusion.macroF1), ("auc", tally.auc),
      ("two_class_accuracy", tally.twoClassAccuracy),
      (
        "recall_negative",
        tally.confusion.support(.negative) > 0 ? tally.confusion.figures(.negative).recall : nil
      ),
      ("pearson", tally.pearson), ("spearman", tally.spearman), ("coverage", tally.coverage),
    ]
  }

  /// The labels, the commonest in the gold first.
  public static func ordered(_ tally: LabelTally) -> [(label: String, figures: RetrievalFigures)] {
    tally.labels.map { (label: $0.key, figures: $0.value) }.sorted { a, b in
      (b.figures.support, a.label) < (a.figures.support, b.label)
    }
  }

  /// What a gate asks for, by the name of the figure.
  public static func value(_ name: String, of report: EvaluationReport) -> Double? {
    switch name {
    case "micro_f1": report.themes?.micro.f1
    case "themes_macro_f1": report.themes?.macroF1
    case "polarity_accuracy": report.themes?.polarityAccuracy
    default: report.sentiment.flatMap { tally in sentiment(tally).first { $0.name == name }?.value ?? nil }
    }
  }
}
