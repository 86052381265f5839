public import LanguagePacks

/// Names of files, and notices with names of files in them, as they may be shown.
public struct PlaceRedactor {
  private let redactor: Redactor?
  private let language: String?

  /// Masks what is personal by these settings; nil leaves everything as it is.
  public init(_ settings: RedactionSettings?, language: String?) throws(LexiconError) {
    if let settings {
      redactor = try Redactor(settings.rules, hashKey: settings.hashKey)
    } else {
      redactor = nil
    }
    self.language = language
  }

  /// Places or notices in the same order.
  public func redact(_ places: [String]) -> [String] {
    guard let redactor else { return places }
    return places.map {
      var memory = RedactionMemory()
      return redactor.redactPlace($0, language: language, memory: &memory)
    }
  }
}
