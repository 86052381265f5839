public import CommentSources

/// How far a run has got, as a line: share, bar, records, rate, time left.
public struct ProgressText {
  private let progress: ReadProgress
  private let seconds: Double

  /// `seconds` have passed since the run began.
  public init(_ progress: ReadProgress, after seconds: Double) {
    self.progress = progress
    self.seconds = max(seconds, 0.001)
  }

  /// The line in at most `width` columns; what matters less is left out where there is no room.
  public func line(width: Int) -> String {
    let count = "\(NumberText.grouped(progress.records)) rows"
    let rate = "\(NumberText.grouped(Int(Double(progress.records) / seconds)))/s"
    guard let share = progress.share, share > 0 else {
      return TerminalText.fit("\(count)   \(rate)   \(Self.clock(seconds))", width)
    }
    let known = min(share, 1)
    // What is read is ahead of what is done by a few blocks: the end is never told before it is there.
    let percent =
      "\(min(99, Int(known * 100)))".count == 1 ? " \(Int(known * 100)) %" : "\(min(99, Int(known * 100))) %"
    let left = "\(Self.clock(seconds / known - seconds)) left"
    let figures = "   \(count)   \(rate)   \(left)"
    let room = min(30, width - TerminalText.width(percent + figures) - 2)
    let bar = room >= 8 ? "  " + Self.bar(known, room) : ""
    return TerminalText.fit(percent + bar + figures, width)
  }

  /// A bar of `columns`, in eighths of a column.
  static func bar(_ share: Double, _ columns: Int) -> String {
    let eighths = Int((min(max(share, 0), 1) * Double(columns * 8)).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let filled = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    return filled + String(repeating: "░", count: columns - filled.count)
  }

  /// Minutes and seconds, hours before them where there are any.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 3_600_000).rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = "\(two(whole / 60 % 60)):\(two(whole % 60))"
    return whole < 3600 ? minutes : "\(whole / 3600):\(minutes)"
  }
}
