import Foundation
import Testing

/// Turns on standard input, each answered by itself.
struct TurnStreamTests {
  @Test(
    "what an agent says politely is no customer's praise or blame",
    arguments: ["role", "participantType", "speaker"])
  func polite(field: String) throws {
    let program = try Program([
      "a.jsonl":
        "{\"id\":1,\"\(field)\":\"agent\",\"text\":\"Tack för ditt tålamod, så underbart!\"}\n{\"id\":2,\"\(field)\":\"customer\",\"text\":\"Tack för hjälpen, underbart!\"}\n"
    ])
    let lines = try program.run("tag", "a.jsonl", "--text", "text", "--unbuffered").output
      .split(separator: "\n").map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
    #expect(lines.map { $0["sentiment"]["label"].text } == ["neutral", "positive"])
    #expect(lines[0]["sentiment"]["positive"].number == 0)
    #expect(!lines[0]["themes"].list.contains { $0["id"].text?.hasPrefix("overall") == true })
  }
}
