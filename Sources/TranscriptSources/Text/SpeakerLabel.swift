/// The speaker that a line of a transcript names.
public enum SpeakerLabel {
  /// The name before a colon, where the line begins with one; nil for any other line.
  public static func name(_ line: String) -> String? { StampedLine(line).speaker }
}
