import Foundation
import Testing

/// Labelled texts kept outside the project; tests that need them are skipped where they are absent.
enum LabelledTexts {
  /// A text with its language.
  struct Row {
    let text: String
    let label: String
    let kind: String
  }

  static let folder =
    ProcessInfo.processInfo.environment["VERBATIM_DATA"]
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data").standardized.path

  static var areThere: Bool { FileManager.default.fileExists(atPath: folder + "/langid/lingua_testdata.csv") }
  static let absence: Comment = "the labelled texts are not on this machine (set VERBATIM_DATA)"

  static func lingua() throws -> [Row] { try rows("lingua_testdata") }
  static func commands() throws -> [Row] { try rows("home_assistant_utterances") }

  private static func rows(_ name: String) throws -> [Row] {
    let text = try String(contentsOfFile: "\(folder)/langid/\(name).csv", encoding: .utf8)
    return table(text).compactMap { $0.count < 4 ? nil : Row(text: $0[1], label: $0[2], kind: $0[3]) }
  }

  /// The rows of a comma-separated text without its header.
  static func table(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).dropFirst().map(cells)
  }

  /// The cells of a line; none of these sets has a line break inside a cell.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
