import CommentSources
import Foundation
import Testing
import Verbatim

/// A summary of a whole file, for comparing with what is known of it.
struct Study {
  let rows: RowCounts
  let scale: Scale
  let figures: GroupFigures
  let catalog: ThemeCatalog

  /// The packs and the default codebook, read once for all tests.
  static let engine = Result { try AnalysisSetup.engine(.embedded) }

  /// Summarises a file; columns and scale are found where they are not given.
  init(
    _ path: String, scale: String? = nil, text: [String] = [], score: String? = nil, filters: [String] = []
  ) throws {
    var request = RunRequest()
    request.inputs = [path]
    request.scale = scale
    request.columns.text = text
    request.columns.score = score
    request.filters = filters
    request.threads = ProcessInfo.processInfo.activeProcessorCount
    let engine = try Self.engine.get()
    var source = try CommentSource(request.inputs)
    let (plan, _) = try PlanResolver(request, files: .embedded).plan(for: &source)
    let (data, _) = try Run.summary(source, engine: engine, plan: plan)
    rows = data.rows
    self.scale = plan.scale
    catalog = engine.catalog
    figures = GroupFigures(data.all, scale: plan.scale)
  }

  /// The figures of a theme.
  func theme(_ id: String) throws -> ThemeFigures {
    let number = try #require(catalog.number(of: id), "there is no theme \(id)")
    return try #require(figures.themes.first { $0.theme == number }, "no comment carries \(id)")
  }

  /// The ids of the themes with at least `n` comments, the most harmful impact first.
  func harmful(atLeast n: Int64 = 10) -> [String] {
    figures.themes.filter { $0.n >= n && ($0.impact.value ?? 0) < 0 }
      .sorted { ($0.impact.value ?? 0) < ($1.impact.value ?? 0) }.map { catalog.entries[$0.theme].id }
  }
}

/// Where files lie.
enum Files {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// A file in corpora/.
  static func corpus(_ name: String) -> String {
    tests.appendingPathComponent("../../corpora/" + name).standardized.path
  }

  /// The labelled comments that are kept outside the project: `VERBATIM_DATA`, else beside the checkout.
  static let labelled =
    ProcessInfo.processInfo.environment["VERBATIM_DATA"]
    ?? tests.appendingPathComponent("../../../shared/data").standardized.path

  static var hasLabelled: Bool { FileManager.default.fileExists(atPath: labelled + "/README.md") }
  static let absence: Comment = "the labelled comments are not on this machine (set VERBATIM_DATA)"
}
