/// Reads the lines of a transcript, which may come in parts, into conversations.
protocol TurnReader {
  /// Reads the next lines.
  mutating func take(_ text: [UInt8])
  /// Ends what is open; `isComplete` says that the file ends with a line break.
  mutating func finish(isComplete: Bool)
  /// Hands over the conversations that are whole, in order.
  mutating func takeDone() -> [ReadTurns]
}
