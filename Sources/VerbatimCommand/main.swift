import LanguagePacks
import TextAnalysis
import VerbatimModel
let files = LexiconFiles.embedded
do {
  let book = try CodebookLibrary(files).codebook("customer-experience")
  let engine = try TextEngine(files: files, codebooks: [book])
  var analyzer = try CommentAnalyzer(engine)
  while let line = readLine() {
    let a = analyzer.analyze(line, AnalysisRequest(wantsHits: true))
    print("\(a.language) \(a.sentiment.label.name) \(a.sentiment.score) | \(line)")
    for h in a.hits { print("    \(h.entry) \(h.valence) -> \(h.weight) \(h.rules)") }
    for t in a.themes { print("    # \(engine.catalog.entries[t.theme].id) \(t.sentiment.label.name) \(t.evidence.map { String(decoding: Array(line.utf8)[$0.range], as: UTF8.self) + " <" + $0.term + ">" })") }
  }
} catch { print(error) }
