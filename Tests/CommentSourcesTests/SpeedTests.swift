import CommentSources
import Foundation
import LanguagePacks
import Testing
import VerbatimModel

/// Prints how fast 100 MB are read.
///
/// Runs where `VERBATIM_SPEED` is set, and says something in a release build only.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["VERBATIM_SPEED"] != nil), .serialized)
struct SpeedTests {
  static let rows: [(String, String, String)] = [
    (
      "table", "id,score,comment,region\n",
      "12345,9,\"De klantenservice was traag, maar vriendelijk. Ik heb lang in de wacht gestaan.\",Noord\n"
    ),
    (
      "doubled quotes", "id,score,comment,region\n",
      "12345,9,\"Hij zei \"\"nee\"\" en hing op, heel vervelend allemaal.\",Noord\n"
    ),
    (
      "lone quotes", "id,score,comment,region\n",
      "12345,9,een 5\" scherm dat niet werkt en dat niemand komt maken,Noord\n"
    ),
    (
      "Swedish", "id;betyg;kommentar\n",
      "12345;9;Väldigt långsam kundtjänst, men trevlig personal på plats när det gällde\n"
    ),
    (
      "json lines", "",
      "{\"id\": 12345, \"score\": 9, \"comment\": \"Traag, maar vriendelijk en \\u00e9\\u00e9n keer gebeld.\"}\n"
    ),
  ]

  @Test(
    arguments: (ProcessInfo.processInfo.environment["VERBATIM_SPEED"].flatMap(Int.init).map { [$0] } ?? [
      0, 1, 2, 3, 4,
    ])) func reading(_ index: Int) throws
  {
    let (name, header, row) = Self.rows[index]
    var bytes = Array(header.utf8)
    bytes.reserveCapacity(101 << 20)
    while bytes.count < 100 << 20 { bytes += Array(row.utf8) }
    let definition = try #require(try ScaleCatalog().definition("nps"))
    let reader = ScoreReader(scale: definition.scale, answers: definition.answers)
    var source = try CommentSource(stream: MemoryStream(bytes), name: index == 4 ? "x.jsonl" : "x.csv")
    let clock = ContinuousClock()
    var (cutting, parsing, scoring) = (Duration.zero, Duration.zero, Duration.zero)
    var (count, scored) = (0, 0)
    while true {
      var block: SourceBlock?
      cutting += try clock.measure { block = try source.nextBlock() }
      guard let block else { break }
      var batch: RecordBatch?
      parsing += clock.measure { batch = block.parse() }
      guard let batch else { continue }
      count += batch.rows.count
      scoring += clock.measure {
        for row in batch.rows.indices where batch.withCell(row, 1, { reader.read($0) }) == .score(9) {
          scored += 1
        }
      }
    }
    #expect(count == scored)
    func rate(_ time: Duration) -> Int { Int(Double(bytes.count) / 1e6 / (time / .seconds(1))) }
    print(
      "\(name): \(count) rows; cutting \(rate(cutting)) MB/s, parsing \(rate(parsing)) MB/s, scores \(rate(scoring)) MB/s"
    )
  }
}
