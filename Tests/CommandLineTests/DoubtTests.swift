import Foundation
import Testing

/// What would quietly spoil a figure is said, or refused.
struct DoubtTests {
  private static let bands = ["--bands", "low=0..50,mid=51..79,high=80..100"]

  /// A table with `count` rows made by `row`.
  private static func table(_ header: String, _ count: Int = 60, _ row: (Int) -> String) -> String {
    header + "\n" + (0..<count).map { row($0) + "\n" }.joined()
  }

  @Test("bands of one's own take the one column that is named like a score and fits") func ownBands() throws {
    let program = try Program([
      "a.csv": Self.table("id,Score,Comment") { "\($0),\($0 % 3 * 45),I was on hold for \($0) minutes" }
    ])
    let found = try program.run(["summary", "a.csv", "--format", "json"] + Self.bands)
    let named = try program.run(["summary", "a.csv", "--format", "json", "--score", "Score"] + Self.bands)
    #expect(found.status == 0 && found.errors.contains("score: \"Score\" as custom"))
    #expect(found.output == named.output && found.output.contains("\"high\""))
  }

  @Test(
    "bands are refused where no column, or more than one, fits them",
    arguments: [
      ("id,Comment", "", "no column looks like a score"),
      ("id,Score,Rating,Comment", "70,85,", "several columns fit the bands: 'Score', 'Rating'"),
      ("id,Score,Comment", "700,", "no column looks like a score"),
    ])
  func refusedBands(header: String, cells: String, message: String) throws {
    let program = try Program(["a.csv": Self.table(header) { "\($0),\(cells)I was on hold \($0) times" }])
    let result = try program.run(["summary", "a.csv", "--quiet"] + Self.bands)
    #expect(
      result.status == 2 && result.errors.contains(message) && result.output.isEmpty, "\(result.errors)")
  }

  @Test("ids that repeat are told, and corrections by such ids refused without --id") func repeatedIDs()
    throws
  {
    let rows = { (index: Int) in "\(index % 20),\(index % 11),I was on hold for \(index) minutes" }
    let program = try Program([
      "a.csv": Self.table("id,NPS,Comment", 60, rows), "ids.csv": "10,add,price.value\n",
      "rows.csv": "row,action,theme\n10,add,price.value\n",
    ])
    let plain = try program.run("tag", "a.csv")
    #expect(plain.status == 0 && plain.errors.contains("the ids in 'id' are not unique"))
    let refused = try program.run("tag", "a.csv", "--overrides", "ids.csv", "--quiet")
    #expect(refused.status == 2 && refused.errors.contains("add --id 'id'"))
    let corrected = { (result: Program.Result) in result.lines.count { $0.contains("price.value") } }
    let all = try program.run("tag", "a.csv", "--overrides", "ids.csv", "--id", "id")
    #expect(all.status == 0 && corrected(all) == 3 && !all.errors.contains("unique"))
    let one = try program.run("tag", "a.csv", "--overrides", "rows.csv", "--quiet")
    #expect(one.status == 0 && corrected(one) == 1)
  }

  @Test("corrections by row number are not applied to other comments, and told") func movedRows() throws {
    let rows = { (index: Int) in "\(index % 11),Comment number \(index) about the weather" }
    let header = "NPS,Comment"
    let program = try Program([
      "a.csv": Self.table(header, 30, rows), "b.csv": Self.table(header, 30) { rows($0 + 1) },
      "mended.csv": "Comment,record,themes,themes_found\nComment number 3 about the weather,4,price.value,\n",
      "two.csv":
        "Comment,record,themes,themes_found\nComment number 3 about the weather,4,"
        + "\"price.value, service.general\",\n",
    ])
    let both = try program.run("tag", "a.csv", "--overrides", "two.csv")
    #expect(both.lines.contains { $0.contains("price.value") && $0.contains("service.general") })
    let same = try program.run("tag", "a.csv", "--overrides", "mended.csv")
    #expect(same.lines.count { $0.contains("price.value") } == 1 && !same.errors.contains("not applied"))
    let moved = try program.run("tag", "b.csv", "--overrides", "mended.csv")
    #expect(moved.status == 0 && !moved.lines.contains { $0.contains("price.value") })
    #expect(moved.errors.contains("1 of 1 corrections were not applied"), "\(moved.errors)")
    #expect(moved.errors.contains("'4'"))
  }

  @Test("weights that are not used are told where they would count") func weights() throws {
    let program = try Program([
      "a.csv": Self.table("id,NPS,Weight,Comment") { "\($0),\($0 % 11),1.\($0),I was on hold" }
    ])
    let message = "the weights in 'Weight' are not used; --weight 'Weight'"
    #expect(try program.run("summary", "a.csv").errors.contains(message))
    #expect(!(try program.run("summary", "a.csv", "--weight", "Weight").errors.contains("weights in")))
    #expect(!(try program.run("tag", "a.csv").errors.contains("weights in")))
    #expect(try program.run("init", "a.csv").status == 0)
    let settings = try String(
      contentsOf: program.folder.url.appendingPathComponent("verbatim.yaml"), encoding: .utf8)
    #expect(settings.contains("\n# weight: Weight "))
  }

  @Test("records that stand twice are told, and a file that is given twice") func repeated() throws {
    let wave = Self.table("id,NPS,Comment") { "r\($0),\($0 % 11),\($0 < 50 ? "I was on hold \($0)" : "")" }
    let other = Self.table("id,NPS,Comment") { "r\($0),\($0 % 11),Nobody answered \($0)" }
    let program = try Program(["a.csv": wave, "copy.csv": wave, "other.csv": other])
    let message = "50 records repeat an earlier one"
    #expect(try program.run("summary", "a.csv", "copy.csv").errors.contains(message))
    let same = try program.run("summary", "a.csv", "./a.csv")
    #expect(same.errors.contains(message) && same.errors.contains("given 2 times"))
    let waves = try program.run("summary", "a.csv", "other.csv").errors
    #expect(!waves.contains("repeat") && !waves.contains("times"))
    #expect(try program.run("report", "a.csv", "copy.csv", "-o", "r.html").errors.contains(message))
  }

  @Test("previews and unfinished answers are counted aloud") func unfinished() throws {
    let row = { (index: Int) in
      let status = index < 5 ? "Survey Preview" : "IP Address"
      return "\(index),\(status),\(index < 8 ? "False" : "True"),\(index % 11),I was on hold \(index)"
    }
    let program = try Program([
      "a.csv": Self.table("ResponseId,Status,Finished,NPS,Comment", 60, row),
      "b.csv": Self.table("ResponseId,Status,Done,NPS,Comment", 60, row),
    ])
    let errors = try program.run("summary", "a.csv", "--threads", "2").errors
    #expect(errors.contains("5 previews ('Status'; --where 'Status=IP Address' leaves them out)"))
    #expect(errors.contains("3 unfinished ('Finished'; --where 'Finished=True' leaves them out)"))
    let left = try program.run("summary", "a.csv", "--where", "Status=IP Address", "--where", "Finished=True")
    #expect(left.status == 0 && !left.errors.contains("counted among"))
    #expect(!(try program.run("summary", "b.csv").errors.contains("previews")))
  }

  @Test(
    "a score that runs the other way is told by its header, and by the texts",
    arguments: [
      ("\"Score (1 = very satisfied, 5 = very dissatisfied)\"", 2),
      ("\"Tevredenheid (1 = zeer tevreden, 5 = zeer ontevreden)\"", 2),
      ("\"Betyg (1 = mycket nöjd, 5 = mycket missnöjd)\"", 2),
      ("\"Satisfaction (1 = very dissatisfied, 5 = very satisfied)\"", 1),
    ])
  func direction(header: String, warnings: Int) throws {
    let upsideDown = Self.table("id,\(header),Comment") {
      $0 % 2 == 0 ? "\($0),1,Great and friendly service" : "\($0),5,Terrible and rude service"
    }
    let program = try Program(["a.csv": upsideDown])
    let count = { (result: Program.Result) in result.errorLines.count { $0.hasPrefix("WARNING") } }
    let read = try program.run("summary", "a.csv", "--scale", "csat")
    #expect(read.status == 0 && count(read) == warnings, "\(read.errors)")
    #expect(read.errors.contains("60 of 60 comments contradict their score"))
    if warnings == 1 { return }
    let turned = try program.run("summary", "a.csv", "--scale", "csat", "--score-direction", "reversed")
    #expect(turned.status == 0 && count(turned) == 0, "\(turned.errors)")
  }
}
