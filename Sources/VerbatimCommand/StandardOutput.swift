import VerbatimReports

/// Text for standard output.
enum StandardOutput {
  /// Writes all of it, or throws.
  static func write(_ text: String) throws {
    let output = try OutputFile(path: nil)
    try output.write(Array(text.utf8))
  }
}
