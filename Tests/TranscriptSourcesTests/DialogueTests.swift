import Foundation
import LanguagePacks
import Testing
import TranscriptSources
import VerbatimModel

/// Dialogues in which dashes part the speakers, people whom ticket systems list apart, and who comes in later.
struct DialogueTests {
  private static func read(_ text: String, _ name: String = "a.txt") throws -> TranscriptFormatTests.Read {
    try TranscriptFormatTests.read(text, name)
  }

  @Test("a dash at the beginning of a line has the other one speak", arguments: ["- ", "– ", "—"])
  func dashes(dash: String) throws {
    let read = try Self.read(
      "\(dash)Goedemiddag, waarmee kan ik u helpen?\n\(dash)Hallo, mijn factuur klopt niet.\nDat is al de tweede keer: echt waar.\n\(dash)Ik kijk even voor u.\n"
    )
    #expect(
      read.lines == [
        "agent:Goedemiddag, waarmee kan ik u helpen?",
        "customer:Hallo, mijn factuur klopt niet.\nDat is al de tweede keer: echt waar.",
        "agent:Ik kijk even voor u.",
      ])
    #expect(read.turns.allSatisfy { $0.speaker.isEmpty })
  }

  @Test("a list with dashes stays in the turn that it stands in") func lists() throws {
    let read = try Self.read(
      "Klant: twee dingen:\n- Mijn router is stuk\n- Mijn rekening klopt niet\nMedewerker: ik kijk even\n")
    #expect(read.turns.count == 2)
    #expect(read.turns[0].text == "twee dingen:\n- Mijn router is stuk\n- Mijn rekening klopt niet")
  }

  @Test("two voices in one cue are two turns") func cues() throws {
    let named = try Self.read(
      "1\n00:00:01,000 --> 00:00:02,000\n- Agent: how can I help?\n- Customer: what a mess\n\n2\n00:00:03,000 --> 00:00:04,000\n- Sorry to hear that.\n- I bet.\n",
      "a.srt")
    #expect(named.turns.map(\.speaker) == ["Agent", "Customer", "Customer", "Agent"])
    let bare = try Self.read(
      "1\n00:00:01,000 --> 00:00:02,000\n- Good morning, how can I help you?\n- My bill is wrong.\n", "a.srt")
    #expect(
      bare.lines == ["agent:Good morning, how can I help you?", "customer:My bill is wrong."])
  }

  @Test("people whom a ticket lists speak by their names, and its own fields are kept") func tickets() throws
  {
    let ticket = """
      {"ticket": {"id": 9, "priority": "high", "custom_fields": [{"id": 36, "value": "gold"}, {"id": 37, "value": null}]},
       "users": [{"id": 1, "role": "end-user", "name": "Jo"}, {"id": 2, "role": "agent", "name": "Al"}],
       "comments": [{"author_id": 1, "body": "Where is it?", "created_at": "2026-01-01T10:00:00Z"},
                    {"author_id": 2, "body": "Sent today.", "created_at": "2026-01-01T10:05:00Z"}]}
      """
    let read = try Self.read(ticket, "a.json")
    #expect(read.turns.map(\.speaker) == ["Jo", "Al"])
    #expect(read.lines == ["customer:Where is it?", "agent:Sent today."])
    let attributes = try #require(read.conversations.first).attributes
    #expect(attributes["priority"] == "high")
    #expect(attributes["36"] == "gold")
    #expect(attributes["37"] == nil)
  }

  @Test("what a chat opens with was said when it was opened") func opening() throws {
    let chat = """
      {"type": "conversation", "id": "7", "created_at": 1767261600, "custom_attributes": {"plan": "pro"},
       "source": {"author": {"type": "user", "name": "Jo"}, "body": "Where is it?"},
       "conversation_parts": {"conversation_parts": [
         {"part_type": "comment", "author": {"type": "admin", "name": "Al"}, "body": "Sent.", "created_at": 1767261700}]}}
      """
    let read = try Self.read(chat, "a.json")
    #expect(read.turns.map(\.start) == [0, 100])
    #expect(read.conversations.first?.attributes["plan"] == "pro")
  }

  @Test("a colleague who takes over is an agent too") func takeover() throws {
    let lines = [
      ("Ann", "Brightway Appliances, this is Ann, how can I help?"),
      ("Lou", "I have letters about my fridge."),
      ("Ann", "I will hand you over to accounts."), ("Lou", "As long as someone sorts it."),
      ("Mel", "Hi, Mel in accounts. I have picked this up from Ann, how can I help you?"),
    ].map { "{\"speaker\": \"\($0)\", \"text\": \"\($1)\"}" }
    let read = try Self.read("[" + lines.joined(separator: ", ") + "]", "a.json")
    #expect(read.turns.map(\.role) == [.agent, .customer, .agent, .customer, .agent])
    let robot = try Self.read(
      "TelBot: Hey! Pick a topic.\nMarisol: billing\nTelBot: Your balance is 5.\nMarisol: no i want to know why\n"
    )
    #expect(robot.turns.map(\.role) == [.bot, .customer, .bot, .customer])
  }

  @Test("conversations that nobody answers are told") func unanswered() throws {
    let rows = "conversationId,participantType,text\na,CLIENT,hallo\nb,CLIENT,waar is het?\n"
    #expect(try Self.read(rows, "a.csv").notices.contains { $0.contains("no agent speaks") })
    let answered = rows + "b,AGENT,onderweg\n"
    #expect(try !Self.read(answered, "a.csv").notices.contains { $0.contains("no agent speaks") })
  }

  @Test("phrases that tell how it goes, and what undoes them") func phrases() throws {
    let course = try SpeakerLexicon().course
    #expect(course.cues(in: "Thank goodness, I was dreading it", language: "en") == [.relief, .fear])
    #expect(course.cues(in: "Ik verbind u door met een collega", language: "nl").contains(.handover))
    #expect(!course.cues(in: "Ik verbind u niet door", language: "nl").contains(.handover))
    #expect(!course.cues(in: "Is it working now?", language: "en").contains(.works))
    #expect(course.cues(in: "Vi hör av oss när vi vet mer", language: "sv") == [.promise])
    #expect(course.cues(in: "thanks for nothing", language: "en") == [.bitter])
    #expect(course.isUndone(in: "Ik verbind u niet door", at: 3..<9, language: "nl"))
    #expect(!course.isUndone(in: "Dat is het niet. Ik verbind u door", at: 20..<26, language: "nl"))
  }
}
