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

  @Test("what cannot be passed on is not, and a promise or a fear that did not come true decides the end")
  func course() throws {
    let dutch = "Klant: Kunt u mij doorverbinden?\nMedewerker: "
    #expect(try outcome(dutch + "Nee, ik verbind u niet door.\nKlant: Jammer.\n") == "unresolved")
    #expect(try outcome(dutch + "Ik verbind u door met mijn collega.\nKlant: Oké.\n") == "escalated")
    let english = "Customer: My parcel is missing.\nAgent: "
    #expect(
      try outcome(
        english
          + "I'll open a trace with the courier and drop you an email.\nCustomer: right, nothing else, thanks\n"
      )
        == "unresolved")
    #expect(
      try outcome(
        english + "It is with your neighbour.\nCustomer: Oh you little beauty, I thought I'd lost it.\n")
        == "resolved")
    #expect(
      try outcome(
        "Gun: Hej, jag är utan el.\nEva: Elbolaget, hur kan jag hjälpa dig?\nGun: Allt är svart.\nBo: Bo här, jag tar över från Eva.\n"
      ) == "escalated")
  }

  @Test("thanks for nothing is blame, and no compliment") func bitter() throws {
    let program = try Program([
      "a.txt":
        "Customer: Great, thanks for nothing. Brilliant service as always.\nAgent: What is wrong?\nCustomer: My parcel never came.\n"
    ])
    let found = try JSONValue(try program.run("transcript", "a.txt", "--format", "json"))["conversations"][0]
    #expect((found["sentiment"]["start"].number ?? 0) < 0)
    #expect(found["reasons"].list.map { $0["id"].text } == ["reason.delivery"])
  }

  @Test("the page speaks the language of the conversations, and shows no text as mark-up") func page() throws
  {
    let chats = (1...3).map { number in
      "{\"id\":\"<b>\(number)\",\"agent\":\"Bo\",\"turns\":[{\"role\":\"customer\",\"text\":\"Mijn factuur klopt niet, wat slecht!\"},{\"role\":\"agent\",\"text\":\"Ik heb het aangepast.\"},{\"role\":\"customer\",\"text\":\"Gelukkig maar, 3 < 5 & geweldig, dank u wel!\"}]}"
    }
    let program = try Program(["a.jsonl": chats.joined(separator: "\n") + "\n"])
    let page = try program.run("transcript", "a.jsonl", "--min-n", "2", "--format", "html").output
    for text in [
      "<h1>Gesprekken</h1>", "Per medewerker", "Waar de stemming omsloeg", "Opgelost 100 %", "Contactreden",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.contains("3 &lt; 5 &amp; geweldig"))
    #expect(!page.contains("<b>1") && page.contains("&lt;b&gt;1"))
    let swedish = try program.run("transcript", "a.jsonl", "--labels-in", "sv", "--format", "html").output
    #expect(swedish.contains("<html lang=\"sv\">") && swedish.contains("färre än 5: inga siffror"))
  }

  @Test("a word for a side is nobody's name") func sides() throws {
    let program = try Program([
      "a.txt": "Klant: hoi\nMedewerker: hallo\n", "b.txt": "Klant: hoi\nAgent: hallo\n",
    ])
    let json = try JSONValue(
      try program.run("transcript", "a.txt", "b.txt", "--min-n", "1", "--format", "json"))
    #expect(json["agents"].list.isEmpty)
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
