import CommentSources
import Testing
import VerbatimModel

/// Headers over two rows, as merged cells leave them.
struct HeaderTests {
  private static let merged = """
    Respondent;Beoordeling;;Regio
    ;Cijfer;Toelichting;
    1;3;Lang in de wacht gestaan;Noord
    2;9;Prima geholpen;Zuid

    """

  @Test("the columns of a group are named after it, and no row is lost") func groups() throws {
    var notices: [String] = []
    let read = try Reading(Array(Self.merged.utf8)) { notices.append($0) }
    #expect(read.header == ["Respondent", "Beoordeling – Cijfer", "Beoordeling – Toelichting", "Regio"])
    #expect(read.rows.map { $0[0] } == ["1", "2"])
    #expect(notices.contains { $0.contains("two header rows") })
  }

  @Test(
    "a first answer is no header",
    arguments: [
      "id,comment,\n1,te laat,\n2,te duur,\n",
      "id,comment,,region\n1,te laat,x,Noord\n2,te duur,y,Zuid\n",
    ])
  func firstAnswer(text: String) throws {
    let read = try Reading(text)
    #expect(read.rows.count == 2 && !read.header.contains { $0.contains("–") }, "\(read.header)")
  }

  @Test("one name many times", .timeLimit(.minutes(1))) func oneName() throws {
    let cells = Array(repeating: "x", count: 20_000).joined(separator: ",")
    let reading = try Reading("\(cells)\n\(cells.replacing("x", with: "7"))\n")
    #expect(reading.header.count == 20_000 && Set(reading.header).count == 20_000)
    #expect(reading.header.prefix(2) == ["x", "x_2"] && reading.header.last == "x_20000")
  }
}
