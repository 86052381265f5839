internal import Foundation

/// Which language a text is in, and how surely.
public struct LanguageDecision: Sendable, Equatable {
  /// ISO 639-1 code of a candidate, or ``undetermined``.
  public let code: String
  /// How far the answer leads the next one, in natural logarithms of odds; 0 where no word spoke.
  public let lead: Float
  /// The same as a share from 0 to 1: 0.5 says that the next one was as likely.
  public var confidence: Float { lead == 0 ? 0 : 1 / (1 + exp(-lead)) }

  /// The code of a text in no language that is known here.
  public static let undetermined = "und"

  /// No word spoke for any language.
  public static let none = LanguageDecision(code: undetermined, lead: 0)

  /// An answer with its lead.
  public init(code: String, lead: Float) {
    self.code = code
    self.lead = lead
  }
}
