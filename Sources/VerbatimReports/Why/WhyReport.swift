public import TextAnalysis
public import Verbatim
public import VerbatimModel

/// The answer to "why", with what is needed to print it.
public struct WhyReport: Sendable {
  /// The tool's identity.
  public let tool: SummaryReport.Tool
  /// The answer.
  public let result: WhyResult
  /// The scale in force.
  public let scale: Scale
  /// The themes' names.
  public let catalog: ThemeCatalog
  /// The language of labels.
  public let labelLanguage: String

  /// A report on `result`.
  public init(
    tool: SummaryReport.Tool, result: WhyResult, scale: Scale, catalog: ThemeCatalog, labelLanguage: String
  ) {
    self.tool = tool
    self.result = result
    self.scale = scale
    self.catalog = catalog
    self.labelLanguage = labelLanguage
  }

  /// What the comments in question are called: `detractor`, `detractor › Waiting time`.
  public var targetName: String {
    let band = scale.bands[result.band].id
    return result.theme.map { band + " › " + catalog.path(of: $0, in: labelLanguage) } ?? band
  }
}
