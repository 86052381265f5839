import Benchmark
import Foundation
import Verbatim

/// The shipped surveys, over and over, and what one pass over their comments must give.
private struct Sample {
  let path: String
  let comments: [String]

  init() throws {
    let corpora = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../corpora")
    var lines: [String] = []
    for name in ["nps-nl.csv", "nps-sv.csv", "nps-en.csv"] {
      let text = try String(contentsOf: corpora.appending(path: name), encoding: .utf8)
      lines += text.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    }
    comments = lines
    path = corpora.appending(path: "nps-en.csv").path
  }
}

private func require(_ isTrue: Bool, _ what: String) {
  if !isTrue { fatalError("a benchmark gives a wrong result: \(what)") }
}

let benchmarks: @Sendable () -> Void = {
  guard let sample = try? Sample() else { fatalError("the shipped surveys are not in corpora/") }
  let comments = sample.comments
  let options = Benchmark.Configuration(
    metrics: [.cpuUser, .wallClock, .throughput], warmupIterations: 2, maxDuration: .seconds(5),
    maxIterations: 200)

  Benchmark("tokenizer", configuration: options) { benchmark in
    var tokenizer = try Tokenizer()
    var isWhole = true
    for comment in comments {
      let tokens = tokenizer.tokens(of: comment)
      isWhole = isWhole && tokens.last.map { Int($0.end) } == comment.utf8.count && tokens.first?.start == 0
      isWhole = isWhole && zip(tokens, tokens.dropFirst()).allSatisfy { $0.end == $1.start }
    }
    require(isWhole, "the tokens of a text follow each other from its beginning to its end")
  }

  for (name, language, themes) in [
    ("sentiment of a known language", "en" as String?, [String]()),
    ("language and sentiment", nil, []),
    ("language, sentiment and themes", nil, ["customer-experience"]),
  ] {
    Benchmark(name, configuration: options) { benchmark in
      let codebooks = try themes.map { try CodebookLibrary(.embedded).codebook($0) }
      let engine = try TextEngine(files: .embedded, codebooks: codebooks)
      var analyzer = try CommentAnalyzer(engine)
      _ = analyzer.analyze("niets inget nothing")
      benchmark.startMeasurement()
      var languages: Set<String> = []
      var tagged = 0
      for comment in comments {
        let found = analyzer.analyze(comment, AnalysisRequest(language: language))
        languages.insert(found.language)
        tagged += found.themes.isEmpty ? 0 : 1
      }
      benchmark.stopMeasurement()
      if language == nil { require(languages.isSuperset(of: ["nl", "sv", "en"]), "three languages") }
      require(themes.isEmpty ? tagged == 0 : tagged > comments.count / 2, "themes of most comments")
    }
  }

  Benchmark("summary of a file", configuration: options) { benchmark in
    let engine = try AnalysisSetup.engine(.embedded)
    var request = RunRequest()
    request.inputs = [sample.path]
    request.threads = 1
    benchmark.startMeasurement()
    var source = try CommentSource(request.inputs)
    let (plan, _) = try PlanResolver(request, files: .embedded).plan(for: &source)
    let (data, _) = try Run.summary(source, engine: engine, plan: plan)
    benchmark.stopMeasurement()
    require(data.rows.scored > 100 && data.rows.tagged > data.rows.scored / 2, "rows are counted and tagged")
  }
}
