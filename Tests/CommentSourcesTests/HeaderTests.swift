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

  @Test("groups alone") func groupsAlone() throws {
    let read = try Reading(
      "Vraag 1,,Vraag 2,\nCijfer,Waarom,Score,Uitleg\n3,te laat,4,te duur\n9,top,8,fijn\n")
    #expect(read.header == ["Vraag 1 – Cijfer", "Vraag 1 – Waarom", "Vraag 2 – Score", "Vraag 2 – Uitleg"])
    #expect(read.rows.count == 2)
  }

  @Test(
    "a first answer is no header",
    arguments: [
      "id,comment,\n1,te laat,\n2,te duur,\n",
      "id,comment,,region\n1,te laat,x,Noord\n2,te duur,y,Zuid\n",
      "name,comment,\n,te laat,x\n,te duur,y\n",
    ])
  func firstAnswer(text: String) throws {
    let read = try Reading(text)
    #expect(read.rows.count == 2 && !read.header.contains { $0.contains("–") }, "\(read.header)")
  }
}
