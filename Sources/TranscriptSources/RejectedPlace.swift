/// A place in a transcript that could not be used, as it stood.
public struct RejectedPlace: Sendable, Equatable {
  /// The file.
  public let file: String
  /// The line, counted from 1; 0 for all of the file.
  public let line: Int
  /// Why.
  public let reason: String
  /// What stood there.
  public let record: String
}
