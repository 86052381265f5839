public import LanguagePacks
public import TextAnalysis
public import Verbatim
public import VerbatimModel

/// What `verbatim discover` prints.
public struct DiscoveryReport: Sendable {
  private let result: DiscoveryResult
  private let catalog: ThemeCatalog
  private let scale: Scale

  /// All of it as given.
  public init(_ result: DiscoveryResult, catalog: ThemeCatalog, scale: Scale) {
    self.result = result
    self.catalog = catalog
    self.scale = scale
  }

  private func theme(_ term: DiscoveryResult.Term) -> String? { term.theme.map { catalog.entries[$0].id } }

  /// A line a term.
  ///
  /// `columns` are the terminal's; nil where there is none.
  public func table(columns: Int? = nil) -> String {
    let coverage = result.coverage
    func percent(_ n: Int) -> String {
      NumberText.fixed(coverage.base == 0 ? 0 : 100 * Double(n) / Double(coverage.base), 1)
    }
    var text =
      "Coverage: \(coverage.tagged) of \(coverage.base) comments carry a theme (\(percent(coverage.tagged)) %); "
    text += "with the terms below \(coverage.after) (\(percent(coverage.after)) %)."
    text = TerminalText.wrap(text, columns ?? .max).joined(separator: "\n") + "\n"
    text += "Looked at \(result.lookedAt) comments\(result.isSampled ? ", a sample" : "").\n"
    if result.terms.isEmpty {
      return text
        + "No word or phrase occurs in enough of them, and more than elsewhere (--min-n asks for fewer).\n"
    }
    let width = min(40, result.terms.map(\.entry.count).max() ?? 0)
    text += "\n" + pad("term", width) + "  lang     n  band              z  theme\n"
    for term in result.terms {
      let figures =
        "\(pad(term.language, 4))  \(lead(String(term.n), 4))  \(pad(scale.bands[term.band].id, 12))  "
      text +=
        "\(pad(term.entry, width))  \(figures)\(lead(NumberText.fixed(term.z, 1), 5))  \(theme(term) ?? "–")\n"
    }
    return text
  }

  /// The keys of the interface, with `language` and coverage `after`.
  public func json() -> String {
    var writer = JSONWriter()
    writer.object { json in
      json.key("coverage")
      json.object { coverage in
        coverage.pair("tagged", result.coverage.tagged)
        coverage.pair("base", result.coverage.base)
        coverage.pair("after", result.coverage.after)
      }
      json.pair("looked_at", result.lookedAt)
      json.key("sampled")
      json.bool(result.isSampled)
      json.key("terms")
      json.array { list in for term in result.terms { write(term, &list) } }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func write(_ term: DiscoveryResult.Term, _ list: inout JSONWriter) {
    list.object { json in
      json.pair("term", term.term)
      json.pair("language", term.language)
      json.pair("n", term.n)
      json.pair("band", scale.bands[term.band].id)
      json.pair("z", term.z)
      json.pair("examples", term.examples)
      json.key("suggested")
      json.object { suggested in
        suggested.pair("theme", ifAny: theme(term))
        suggested.pair("entry", term.entry)
      }
    }
  }

  /// A codebook with the suggested terms, to be used beside the one in force or pasted into it.
  public func yaml() throws(LexiconError) -> String {
    var flat = FlatCodebook(languages: [], rows: [])
    for term in result.terms {
      let id = theme(term) ?? "new"
      let parent = id.lastIndex(of: ".").map { String(id[..<$0]) } ?? ""
      flat.rows.append(
        FlatCodebook.Row(
          codebook: "discovered", version: "1", theme: id, parent: parent, labels: [:],
          language: term.language,
          kind: .term, text: term.entry, scope: .sentence, isEvaluative: false, note: ""))
    }
    flat.addMissingParents()
    return try flat.codebook(file: "discovered").yaml
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func lead(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
