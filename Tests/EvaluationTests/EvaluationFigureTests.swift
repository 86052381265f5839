import Testing

@testable import Evaluation

@Suite struct EvaluationFigureTests {
  @Test func sentimentAgreesWithScikitLearnAndSciPy() throws {
    for set in try EvaluationReference.load().sentiment {
      var tally = SentimentTally()
      for i in set.gold.indices {
        tally.add(
          gold: SentimentClass(sign: set.gold[i]), goldScore: set.stars[i], score: set.scores[i],
          label: SentimentClass(sign: set.given[i]))
      }
      #expect(tally.confusion.counts == set.confusion)
      #expect(agrees(tally.confusion.accuracy, set.accuracy))
      #expect(agrees(tally.confusion.macroF1, set.macro_f1))
      #expect(agrees(tally.auc, set.auc))
      #expect(agrees(tally.twoClassAccuracy, set.two_class_accuracy))
      #expect(agrees(tally.pearson, set.pearson))
      #expect(agrees(tally.spearman, set.spearman))
      for one in SentimentClass.allCases {
        let figures = tally.confusion.figures(one)
        #expect(agrees(figures.precision, set.precision[one.rawValue]))
        #expect(agrees(figures.recall, set.recall[one.rawValue]))
        #expect(agrees(figures.f1, set.f1[one.rawValue]))
      }
    }
  }

  @Test func themesAgreeWithScikitLearn() throws {
    for set in try EvaluationReference.load().themes {
      var tally = LabelTally()
      for i in set.gold.indices { tally.add(gold: Set(set.gold[i]), found: Set(set.found[i])) }
      for (i, label) in set.labels.enumerated() {
        let figures = tally.labels[label] ?? RetrievalFigures()
        #expect(agrees(figures.precision, set.precision[i]))
        #expect(agrees(figures.recall, set.recall[i]))
        #expect(agrees(figures.f1, set.f1[i]))
      }
      #expect(agrees(tally.micro.precision, set.micro[0]))
      #expect(agrees(tally.micro.recall, set.micro[1]))
      #expect(agrees(tally.micro.f1, set.micro[2]))
      #expect(agrees(tally.macroF1, set.macro_f1))
      let units = set.gold.indices.map { [Set(set.gold[$0]), Set(set.found[$0])] }
      #expect(agrees(KrippendorffAlpha.labelSets(units), set.alpha))
    }
  }

  @Test func alphaAgreesWithKrippendorff() throws {
    for set in try EvaluationReference.load().agreement {
      let units = set.first.indices.map { i in [set.first[i]] + (set.second[i].map { [$0] } ?? []) }
      #expect(agrees(KrippendorffAlpha.nominal(units), set.alpha))
    }
  }

  @Test func nothingToMeasureIsNil() {
    let tally = SentimentTally()
    #expect(
      tally.auc == nil && tally.coverage == nil && tally.confusion.macroF1 == nil && tally.pearson == nil)
    #expect(KrippendorffAlpha.nominal([[1], [2]]) == nil)
    #expect(LabelTally().macroF1 == nil)
    #expect(!EvaluationGate(name: "auc", least: 0, value: nil).isMet)
  }

  @Test func tiesCountHalf() {
    #expect(RankStatistics.auc([0, 0, 1, 1], isPositive: [false, true, false, true]) == 0.5)
    #expect(RankStatistics.midranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
  }
}

@Suite struct GoldLabelTests {
  @Test(arguments: [
    ("positive", SentimentClass.positive), ("pos", .positive), ("1", .positive), (" NEG ", .negative),
    ("−1", .negative),
    ("0", .neutral), ("neu", .neutral),
  ])
  func classes(_ label: String, _ expected: SentimentClass) {
    #expect(SentimentClass(label: label) == expected)
  }

  @Test func labelsThatAreNoneOfTheThree() {
    for label in ["mixed", "none", "", "5"] { #expect(SentimentClass(label: label) == nil) }
  }

  @Test func scoresAndTheirDirection() {
    #expect(ScoreClasses.csat.sentimentClass(of: 2) == .negative)
    #expect(ScoreClasses.csat.sentimentClass(of: 3) == .neutral)
    #expect(ScoreClasses.csat.reversed.sentimentClass(of: 1) == .positive)
    #expect(ScoreClasses.nps.sentimentClass(of: 6) == .negative)
    #expect(ScoreClasses.nps.sentimentClass(of: 8) == .neutral)
    #expect(ScoreClasses.nps.sentimentClass(of: 11) == nil)
  }

  @Test func cellsWithSeveralLabels() {
    #expect(GoldLabels.split("a | b", known: []) == ["a", "b"])
    #expect(GoldLabels.split("clear, kind; quick", known: []) == ["clear, kind", "quick"])
    #expect(GoldLabels.split("clear, kind", known: ["clear, kind"]) == ["clear, kind"])
    #expect(GoldLabels.split("clear, kind", known: []) == ["clear", "kind"])
    #expect(
      GoldLabels.polarities("S#G=negative|F#Q=positive|S#G=positive") == [
        "S#G": [.negative, .positive], "F#Q": [.positive],
      ])
  }

  @Test func mappingsServeThemesBelow() throws {
    let mapping = try ThemeMapping(
      text:
        "# codebooks: webshop telecom\ncontact\tService\ncontact.waiting\tWaiting\ncontact.waiting\tPhone\n",
      file: "m.tsv")
    #expect(mapping.codebooks == ["webshop", "telecom"])
    #expect(mapping.labels(of: "contact.staff.rude") == ["Service"])
    #expect(mapping.labels(of: "contact.waiting") == ["Waiting", "Phone"])
    #expect(mapping.labels(of: "price") == [])
    #expect(throws: EvaluationError.self) { try ThemeMapping(text: "contact Service", file: "m.tsv") }
  }
}
