internal import Foundation

/// The speaker that a line of a transcript names.
public enum SpeakerLabel {
  /// The name before a colon, where the line begins with one; nil for any other line.
  public static func name(_ line: String) -> String? { StampedLine(line).speaker }

  /// The speaker of a line that is a name with a time before or behind it, and nothing else.
  public static func header(_ line: String) -> String? {
    if let name = LabelledReader.nameAndTime(line.trimmed())?.name { return name }
    guard let name = SpeakerNames.stampOnly(line)?.name, !name.isEmpty else { return nil }
    return name
  }

  /// The parts of a line that begins with a time, a speaker or both: the time with what stands around it, the speaker, what
  /// stands between the two, and what is said; nil for any other line.
  public static func parts(_ line: String) -> (stamp: String, name: String, gap: String, text: String)? {
    let read = StampedLine(line)
    guard read.time != nil || read.speaker != nil else { return nil }
    let text =
      read.text.isEmpty ? line.endIndex..<line.endIndex : line.range(of: read.text, options: .backwards)
    guard let text else { return nil }
    let head = line[..<text.lowerBound]
    guard let speaker = read.speaker else { return (String(head), "", "", String(line[text.lowerBound...])) }
    guard let name = head.range(of: speaker, options: .backwards) else { return nil }
    return (
      String(head[..<name.lowerBound]), speaker, String(head[name.upperBound...]),
      String(line[text.lowerBound...])
    )
  }
}
