public import LanguagePacks
internal import Redaction
internal import TextAnalysis

/// Something about a lexicon line that deserves a look.
public struct LexiconFinding: Sendable, Equatable {
  /// The kinds of findings; errors keep a lexicon from working, the others are advice.
  public enum Kind: String, Sendable, CaseIterable {
    case error, duplicate, contradiction, unreachable, shadowed, collision, unknownFile = "unknown-file"
  }

  /// What kind it is.
  public let kind: Kind
  /// The file.
  public let file: String
  /// The line, counted from 1; 0 for the whole file.
  public let line: Int
  /// What was found.
  public let message: String

  /// Whether the lexicon does not do what it says.
  public var isError: Bool { kind == .error || kind == .contradiction }

  /// `file:line: kind: message`.
  public var text: String { "\(file):\(line): \(kind.rawValue): \(message)" }
}

/// Looks through the files of a language.
public struct LexiconCheck {
  private let files: LexiconFiles

  /// A check of `files`.
  public init(_ files: LexiconFiles) { self.files = files }

  /// The findings for a language, by file and line.
  public func run(_ code: String) throws -> [LexiconFinding] {
    let inspection = LexiconInspection(code: code, files)
    var findings = inspection.errors.map {
      LexiconFinding(kind: .error, file: $0.file, line: $0.line, message: "\($0.problem); \($0.remedy)")
    }
    findings += redaction(code)
    findings += unknownFiles(code)
    findings += repeated(inspection.entries)
    // A file with errors cannot be compiled.
    if inspection.errors.isEmpty { findings += try reach(inspection.entries, code) }
    return findings.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
  }

  /// The findings for what all languages share.
  public func runShared() -> [LexiconFinding] { redaction(nil) }

  private func redaction(_ code: String?) -> [LexiconFinding] {
    Redactor.mistakes(code: code, files).map {
      LexiconFinding(kind: .error, file: $0.file, line: $0.line, message: "\($0.problem); \($0.remedy)")
    }
  }

  private func unknownFiles(_ code: String) -> [LexiconFinding] {
    files.names.filter { $0.hasPrefix(code + "/") }.compactMap { name in
      LexiconInspection.fileNames.contains(String(name.dropFirst(code.count + 1)))
        ? nil
        : LexiconFinding(kind: .unknownFile, file: name, line: 0, message: "no file of this name is read")
    }
  }

  // MARK: The same term twice

  private struct Key: Hashable {
    let role: LexiconRole
    let pattern: TermPattern
  }

  private func repeated(_ entries: [LexiconEntry]) -> [LexiconFinding] {
    var seen: [Key: LexiconEntry] = [:]
    var findings: [LexiconFinding] = []
    for entry in entries {
      let key = Key(role: entry.role, pattern: entry.pattern)
      guard let first = seen[key] else {
        seen[key] = entry
        continue
      }
      // A learned weight is meant to take the place of one written by hand, and an overlay that of a built-in one.
      if first.file != entry.file { continue }
      let isOpposite = entry.role.carriesValence && entry.value * first.value < 0
      findings.append(
        LexiconFinding(
          kind: isOpposite ? .contradiction : .duplicate, file: entry.file, line: entry.line,
          message: "'\(entry.term)' (\(entry.value)) stands on line \(first.line) too (\(first.value))"))
    }
    return findings
  }

  // MARK: Terms that are never found

  private func reach(_ entries: [LexiconEntry], _ code: String) throws -> [LexiconFinding] {
    let engine = try TextEngine(files: files, languages: [code], codebooks: [])
    var reach = try TermReach(engine, language: code)
    var byTerm: [String: LexiconEntry] = [:]
    for entry in entries where entry.role == .sentiment { byTerm[entry.term] = entry }
    var findings: [LexiconFinding] = []
    for entry in entries where isPlain(entry) {
      switch reach.outcome(entry) {
      case .found: break
      case .missed:
        findings.append(finding(.unreachable, entry, "no text is read as '\(entry.term)'"))
      case .shadowed(let other):
        let isOpposite =
          entry.role == .sentiment && (byTerm[other].map { $0.value * entry.value < 0 } ?? false)
        findings.append(
          finding(isOpposite ? .collision : .shadowed, entry, "'\(entry.term)' is read as '\(other)'"))
      }
    }
    return findings
  }

  private func isPlain(_ entry: LexiconEntry) -> Bool {
    entry.role != .clauseBreaker && entry.role != .coordinator && !entry.pattern.gaps.contains(true)
      && entry.pattern.words.allSatisfy { $0.kind == .inflected || $0.kind == .exact }
  }

  private func finding(_ kind: LexiconFinding.Kind, _ entry: LexiconEntry, _ message: String)
    -> LexiconFinding
  {
    LexiconFinding(kind: kind, file: entry.file, line: entry.line, message: message)
  }
}
