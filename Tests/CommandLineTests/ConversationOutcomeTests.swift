import Foundation
import Testing

/// How conversations end, where their mood turns, and what joins them to groups and scores.
struct ConversationOutcomeTests {
  private func outcome(_ text: String) throws -> String? {
    let program = try Program(["a.txt": text])
    return try JSONValue(try program.run("transcript", "a.txt", "--format", "json"))["conversations"][0][
      "outcome"
    ].text
  }

  @Test("an agent's question is no answer; what the customer says to it is") func questions() throws {
    let start = "Customer: My internet is down.\nAgent: Is it working now?\n"
    #expect(try outcome(start + "Customer: No, it is not.\n") == "unresolved")
    #expect(try outcome(start + "Customer: Yes it is.\n") == "resolved")
    let dutch = "Klant: Mijn internet ligt eruit.\nMedewerker: Is het probleem opgelost?\n"
    #expect(try outcome(dutch + "Klant: Nee hoor.\n") == "unresolved")
  }

  @Test("a mood that turns plainly and stays is a turning point, a wobble is none") func turning() throws {
    func points(_ text: String) throws -> Int {
      let program = try Program(["a.txt": text])
      let found = try JSONValue(try program.run("transcript", "a.txt", "--format", "json"))["conversations"][
        0]
      return found["sentiment"]["turning_points"].list.count
    }
    let bad = "Customer: This is terrible and awful.\nAgent: Let me check.\n"
    #expect(
      try points(bad + "Customer: Oh wonderful, that is excellent.\nAgent: Bye.\nCustomer: Great, thanks.\n")
        == 1)
    #expect(try points(bad + "Customer: Number 14.\nAgent: Yes.\nCustomer: Still terrible.\n") == 0)
  }

  @Test("a field of --by that nothing has, and scores that meet nothing, are told") func joins() throws {
    let rows = "conversationId,participantType,participantId,text\na,CLIENT,k,Hallo\na,AGENT,m,Goedemiddag\n"
    let program = try Program(["a.csv": rows, "s.csv": "conversationId,csat\na,5\na,4\nb,3\nc,9\n"])
    let wrong = try program.run("transcript", "a.csv", "--by", "taem")
    #expect(wrong.status == 2)
    #expect(wrong.errorLines.joined().contains("no conversation has a field 'taem'"))
    let joined = try program.run(
      "transcript", "a.csv", "--scores", "s.csv", "--on", "conversationId", "--score-scale", "csat",
      "--format", "json")
    let said = joined.errorLines.joined(separator: "\n")
    #expect(said.contains("score out of range: 1") && said.contains("1 scores of no conversation read"))
    #expect(said.contains("the last one counts: 1"))
  }

  @Test("agents keep one marker in the whole run") func agents() throws {
    let chats = ["Xu Li", "Bo Ek", "Xu Li"].enumerated().map { number, agent in
      "{\"id\":\"\(number)\",\"turns\":[{\"speaker\":\"Customer\",\"text\":\"Hi\"},{\"speaker\":\"\(agent)\",\"role\":\"agent\",\"text\":\"Hello\"}]}"
    }
    let program = try Program(["a.jsonl": chats.joined(separator: "\n") + "\n"])
    let json = try JSONValue(
      try program.run("transcript", "a.jsonl", "--redact", "--lang", "en", "--format", "json"))
    #expect(json["agents"].list.map { $0["agent"].text } == ["[AGENT-1]", "[AGENT-2]"])
    #expect(json["agents"].list.map { $0["n"].number } == [2, 1])
  }

  @Test("columns and fields that are personal by their name are masked whole") func fields() throws {
    let program = try Program([
      "a.csv":
        "Naam;Geboortedatum;Score;Tekst\nK. Özgür;03-05-1971;3;niet goed\nXu Li;01-02-1980;9;wel goed\n",
      "a.jsonl": "{\"phone\":31612345678,\"price\":31612,\"text\":\"hoi\"}\n",
    ])
    let table = try program.run("redact", "a.csv", "--lang", "nl")
    #expect(table.output.contains("[NAAM-1];[GEBOORTEDATUM];3;niet goed"))
    let tagged = try program.run("tag", "a.csv", "--redact", "--format", "csv")
    #expect(!tagged.output.contains("Özgür") && !tagged.output.contains("1971"))
    #expect(
      try program.run("redact", "a.jsonl", "--lang", "en").output.contains(
        "\"phone\":\"[PHONE]\",\"price\":31612"))
  }
}
