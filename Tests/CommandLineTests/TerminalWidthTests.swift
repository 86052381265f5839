import Testing

/// What is written for a terminal fits it, and examples of the help can be copied from it.
struct TerminalWidthTests {
  static let header = "Nr;Datum;Cijfer;Toelichting;Regio"
  static let rows = (1...120).map { row in
    let texts = [
      "De monteur kwam veel te laat en belde niet", "Lang in de wacht bij de klantenservice",
      "Vriendelijke medewerker en snel geholpen", "Het is te duur geworden",
    ]
    let score = [2, 3, 9, 5][row % 4]
    let month = row % 6 + 1
    return
      "\(row);\(row % 28 + 1)-\(month)-2026;\(score);\(texts[row % 4]);\(row % 3 == 0 ? "Noord" : "Zuid-West")"
  }

  /// The lines that the program writes to a terminal of so many columns, without colours.
  func lines(_ call: String, _ columns: Int, in program: Program) throws -> [String] {
    let result = try program.shell(
      "script -qec \"stty cols \(columns) rows 50; $V \(call) 2> /dev/null\" /dev/null < /dev/null")
    try #require(result.status == 0, "\(call): \(result.output) \(result.errors)")
    let plain = result.output.replacing(/\u{1B}\[[0-9;]*[A-Za-z]/, with: "").replacing("\r\n", with: "\n")
    return plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("tables fit the terminal", arguments: [60, 80, 100, 140]) func tables(columns: Int) throws {
    var program = try Program(["a.csv": Self.header + "\n" + Self.rows.joined(separator: "\n") + "\n"])
    program.environment["TERM"] = "xterm-256color"
    let summary = "summary a.csv --no-config --time Datum --by Regio --min-n 5"
    // Each width in one table, the others where they are tightest.
    for call in columns > 60
      ? [summary, "themes list"]
      : [
        summary,
        "columns a.csv --no-config", "themes list", "why a.csv --no-config",
        "explain 'Niet slecht, maar wel duur en de klantenservice liet me heel erg lang wachten'",
      ]
    {
      let found = try lines(call, columns, in: program)
      #expect(found.count > 5)
      let wide = found.filter { $0.count > columns }
      #expect(wide.isEmpty, "\(call): \(wide)")
    }
  }

  @Test("an example of the help goes on behind a backslash", arguments: [60, 80]) func help(columns: Int)
    throws
  {
    var program = try Program()
    program.environment["TERM"] = "xterm"
    let found = try lines("report --help", columns, in: program)
    #expect(found.allSatisfy { $0.count <= columns }, "\(found.filter { $0.count > columns })")
    let start = try #require(found.firstIndex { $0.hasPrefix("Examples:") })
    let examples = found[(start + 1)...].prefix { !$0.isEmpty }
    var call = ""
    var calls: [String] = []
    for line in examples {
      if line.contains("# ") && call.isEmpty { continue }
      call += line
      if line.hasSuffix("\\") { call.removeLast(); continue }
      calls.append(call.split(separator: " ").joined(separator: " "))
      call = ""
    }
    #expect(!calls.isEmpty && calls.allSatisfy { $0.hasPrefix("verbatim ") }, "\(calls)")
    #expect(calls.contains { $0.hasSuffix("-o rapport.html") }, "\(calls)")
  }
}
