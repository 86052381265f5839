import CommentSources
import Testing

@testable import VerbatimReports

/// The line that says how far a run has got.
struct ProgressTextTests {
  private static func line(_ records: Int, _ share: Double?, after seconds: Double, width: Int = 80) -> String
  {
    ProgressText(ReadProgress(records: records, share: share, isAtEnd: false), after: seconds).line(
      width: width)
  }

  @Test("share, bar, rate and time left") func whole() {
    #expect(
      Self.line(500_000, 0.25, after: 10)
        == "25 %  ███████▌" + String(repeating: "░", count: 22) + "   500,000 rows   50,000/s   00:30 left")
    #expect(Self.line(9, 0.05, after: 600).contains("3:10:00 left"))
  }

  @Test("without a size there is no share") func unknown() {
    for share in [nil, 0.0] { #expect(Self.line(2_000, share, after: 4) == "2,000 rows   500/s   00:04") }
  }

  @Test("it fits", arguments: [20, 30, 45, 60, 80, 200]) func width(columns: Int) {
    for share in [nil, 0.0, 0.01, 0.5, 0.999, 1.0, 1.2] {
      #expect(TerminalText.width(Self.line(12_345_678, share, after: 3_599, width: columns)) <= columns)
    }
    #expect(!Self.line(1, 1, after: 1).contains("100 %"), "the end is not told before it is there")
  }

  @Test("a bar is as wide as it should be", arguments: [0, 0.001, 0.37, 0.5, 0.999, 1]) func bar(
    share: Double
  ) {
    #expect(TerminalText.width(ProgressText.bar(share, 12)) == 12)
  }
}
