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

  @Test(
    "complaints in words of solutions are none; what agents did is theirs to say",
    arguments: [
      "You have sold me a broken kettle.", "It works out twice as dear.", "I want it fixed today.",
      "Jullie hebben mijn adres veranderd zonder te vragen.", "Ik heb alles al twee keer gedaan.",
      "Ni har bokat fel vecka.", "Räkningen är registrerad på fel kund.",
    ]) func complaints(text: String) throws
  {
    let program = try Program(["a.txt": "Customer: Hello.\nAgent: Go on.\nCustomer: \(text)\n"])
    let found = try JSONValue(try program.run("transcript", "a.txt", "--format", "json"))["conversations"][0]
    #expect(found["outcome"].text != "resolved")
    #expect(
      !found["markers"].list.contains { ["outcome.resolved", "outcome.settled"].contains($0["id"].text) })
    let done = try Program(["a.txt": "Customer: My address is wrong.\nAgent: I have changed it for you.\n"])
    let settled = try JSONValue(try done.run("transcript", "a.txt", "--format", "json"))["conversations"][0]
    #expect(settled["markers"].list.map { $0["id"].text } == ["outcome.settled"])
    #expect(settled["outcome"].text == "resolved")
  }

  @Test("where nothing tells how it ended, nothing is said of it") func open() throws {
    let program = try Program([
      "a.txt": "Agent: Hello, how can I help you today?\nCustomer: What are your opening hours on Sunday?\n",
      "b.txt": "Customer: need help with my flight\nAgent: How can I help you?\n",
    ])
    let found = try JSONValue(try program.run("transcript", "a.txt", "b.txt", "--format", "json"))[
      "conversations"]
    #expect(found[0]["outcome"].text == nil)
    #expect(found[1]["outcome"].text == nil)
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

  @Test("figures of agents as a table: a row a figure, of small groups their number alone") func figures()
    throws
  {
    let chat =
      "{\"agent\":\"NAME\",\"turns\":[{\"role\":\"customer\",\"text\":\"My invoice is wrong.\"},{\"role\":\"agent\",\"text\":\"I have changed it for you.\"}]}\n"
    let program = try Program([
      "a.jsonl": ["Bo", "Bo", "Al"].map { chat.replacing("NAME", with: $0) }.joined()
    ])
    _ = try program.run("transcript", "a.jsonl", "--min-n", "2", "--figures", "f.csv")
    let rows = try program.folder.text("f.csv").split(whereSeparator: \.isNewline).map(String.init)
    #expect(rows.contains { $0.hasPrefix("agent,Bo,volume,,2,3,0.666667,") })
    #expect(rows.contains { $0.hasPrefix("agent,Bo,reason,reason.invoice,2,2,1,") })
    #expect(rows.contains { $0.hasPrefix("agent,Bo,outcome,resolved,2,2,1,") })
    #expect(rows.filter { $0.hasPrefix("agent,Al,") }.count == 1)
  }

  @Test(
    "talks are read as conversations where comments are expected too",
    arguments: [
      "[10:15] Anna Berg\nHej, vad kan jag hjälpa dig med?\n[10:16] Olle Ek\nMin faktura är fel\n",
      "Anna Berg  10:15\nHej, vad kan jag hjälpa dig med?\nOlle Ek  10:16\nMin faktura är fel\nAnna Berg  10:17\nOj då\n",
      "12/03/2026, 10:15 - Anna: Hej, vad kan jag hjälpa dig med?\n12/03/2026, 10:16 - Olle: Min faktura är fel\n12/03/2026, 10:17 - Anna: Oj\n12/03/2026, 10:18 - Olle: Tack\n",
      "Anna: Hej, vad kan jag hjälpa dig med?\nKund: Min faktura är fel\nAnna: Oj då\nKund: Tack\n",
      "conversation_id,speaker,text\n1,agent,Hej\n1,customer,Min faktura är fel\n",
      "{\"conversations\":[{\"conversationId\":\"1\",\"messages\":[{\"from\":\"agent\",\"body\":\"Hej\"},{\"from\":\"customer\",\"body\":\"Min faktura är fel\"}]}]}",
    ]) func recognised(text: String) throws
  {
    let name = text.hasPrefix("{") ? "a.json" : text.hasPrefix("conv") ? "a.csv" : "a.txt"
    let program = try Program([name: text])
    let found = try program.run("summary", name, "--role", "agent", "--format", "json")
    #expect(found.status == 0, "\(found.errors)")
    #expect(try JSONValue(found)["rows"]["read"].number == 1)
  }

  @Test("options of transcripts are refused for comments, which talks are not taken for") func comments()
    throws
  {
    let program = try Program([
      "a.txt": "Prijs: te hoog\nService: goed\nPrijs: prima\nService: matig\nom 10:15 gebeld, niemand\n"
    ])
    let refused = try program.run("summary", "a.txt", "--role", "agent")
    #expect(refused.status == 2 && refused.errors.contains("--role is for transcripts"))
    #expect(try program.run("tag", "a.txt").lines.count == 5)
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
    #expect(page.contains("<strong>Waarom klanten contact opnamen</strong>: Factuur of rekening 100 %"))
    #expect(page.contains("Stilte in seconden</th><td class=\"number\">Niet bekend"))
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
