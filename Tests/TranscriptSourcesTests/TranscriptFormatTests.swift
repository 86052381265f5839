import CommentSources
import Foundation
import LanguagePacks
import Testing
import TranscriptSources
import VerbatimModel

/// Every form of a transcript gives the turns that stand in it.
struct TranscriptFormatTests {
  /// What was read of a text under a name.
  struct Read {
    var conversations: [Conversation] = []
    var notices: [String] = []
    var counts = TranscriptCounts()

    var turns: [ConversationTurn] { conversations.first?.turns ?? [] }
    /// `role:text` of the first conversation.
    var lines: [String] { turns.map { "\($0.role.rawValue):\($0.text)" } }
  }

  static func read(_ text: String, _ name: String, agents: [String] = [], customers: [String] = []) throws
    -> Read
  {
    let lexicon = try SpeakerLexicon()
    var source = TranscriptSource(
      stream: MemoryStream(Array(text.utf8)), name: name, lexicon: lexicon,
      roles: RoleAssigner(lexicon, agents: agents, customers: customers))
    var result = Read()
    while let next = try source.next() { result.conversations.append(next) }
    result.notices = source.notices
    result.counts = source.counts
    return result
  }

  @Test(
    "times beyond any are no times",
    arguments: [
      "[1\(String(repeating: "0", count: 100)):02 AM] a: b", "[inf] a: b",
      "99999999999999999999-01-01 10:00 a: b",
      "12:\(String(repeating: "9", count: 400)) PM a: b",
    ]) func hugeTimes(line: String) throws
  {
    let name = "call.txt"
    let text = "\(line)\n[00:05] Customer: my bill is wrong\n[00:09] Agent: let me look\n"
    #expect(try Self.read(text, name).turns.contains { $0.text == "my bill is wrong" })
  }

  private static let vtt = """
    WEBVTT
    Kind: captions

    NOTE made by hand

    1
    00:00:00.000 --> 00:00:02.500 align:start
    <v Klant>Mijn pakket is er niet,
    en &amp; ik wacht al lang</v>

    00:03.000 --> 00:04.000
    <v.loud Medewerker>Wat <i>vervelend</i></v>
    """

  private static let srt = """
    1
    00:00:00,000 --> 00:00:02,500
    Klant: Mijn pakket is er niet,
    en & ik wacht al lang

    2
    00:00:03,000 --> 00:00:04,000
    Medewerker: Wat vervelend
    """

  private static let json = """
    {"id": "x", "turns": [{"speaker": "Klant", "start": 0, "end": 2.5, "text": "Mijn pakket is er niet, en & ik wacht al lang"},
     {"speaker": "Medewerker", "start": 3, "end": 4, "text": "Wat vervelend"}]}
    """

  @Test("captions, subtitles and JSON of one conversation give the same turns") func same() throws {
    let expected = try Self.read(Self.json, "x.json").turns
    #expect(expected.map(\.role) == [.customer, .agent])
    #expect(expected.map(\.end) == [2.5, 4])
    #expect(try Self.read(Self.vtt, "x.vtt").turns == expected)
    #expect(try Self.read(Self.srt, "x.srt").turns == expected)
  }

  @Test("labelled lines, with and without times") func labelled() throws {
    let read = try Self.read(
      "[00:01] Kund: Hej, var är mitt paket?\nDet skulle komma i går\n[00:09] Handläggare: Jag kollar\n---\nKund: Ny fråga\n",
      "a.txt")
    #expect(read.lines == ["customer:Hej, var är mitt paket?\nDet skulle komma i går", "agent:Jag kollar"])
    #expect(read.turns.map(\.start) == [1, 9])
    #expect(read.conversations.map(\.id) == ["a", "a#2"])
  }

  @Test(
    "WhatsApp in three layouts",
    arguments: [
      "02-11-2026 10:14 - Berichten zijn versleuteld.\n02-11-2026 10:14 - Jan: Waar blijft mijn pakket?\nAl een week\n02-11-2026 10:16 - Groen BV: Goedemiddag, waarmee kan ik u helpen?",
      "[02-11-2026 10:14:00] \u{200E}Berichten zijn versleuteld.\n[02-11-2026 10:14:00] Jan: Waar blijft mijn pakket?\nAl een week\n[02-11-2026 10:16:00] Groen BV: Goedemiddag, waarmee kan ik u helpen?",
      "11/2/26, 10:14 PM - Berichten zijn versleuteld.\n11/2/26, 10:14\u{202F}PM - Jan: Waar blijft mijn pakket?\nAl een week\n11/2/26, 10:16 PM - Groen BV: Goedemiddag, waarmee kan ik u helpen?",
    ]) func whatsApp(text: String) throws
  {
    let read = try Self.read(text, "chat.txt")
    #expect(
      read.lines == [
        "system:Berichten zijn versleuteld.", "customer:Waar blijft mijn pakket?\nAl een week",
        "agent:Goedemiddag, waarmee kan ik u helpen?",
      ])
    #expect(read.turns.map(\.start) == [0, 0, 120])
    #expect(try #require(read.conversations.first).roleConfidence < 1)
  }

  @Test("Teams: names with their time on a line of their own, and names below the time of a cue") func teams()
    throws
  {
    let chat = try Self.read(
      "Anna Berg  10:14\nJag har en fråga\nOla Ek  10:15\nVad kan jag hjälpa dig med?\n", "t.txt")
    #expect(chat.lines == ["customer:Jag har en fråga", "agent:Vad kan jag hjälpa dig med?"])
    #expect(chat.turns.map(\.start) == [0, 60])
    let cues = try Self.read(
      "0:0:0.0 --> 0:0:3.5\nAnna Berg\nI have a question\n\n0:0:4.0 --> 0:0:5.0\nOla Ek\nHow can I help you?\n",
      "t.txt")
    #expect(cues.turns.map(\.speaker) == ["Anna Berg", "Ola Ek"])
    #expect(cues.turns.map(\.role) == [.customer, .agent])
  }

  @Test("ticket systems: users with roles, parts with authors, mark-up out") func tickets() throws {
    let desk = """
      {"ticket": {"id": 7, "requester_id": 1}, "users": [{"id": 2, "role": "agent", "name": "Bo"}],
       "comments": [{"author_id": 1, "body": "<p>It broke</p><p>again</p>"}, {"author_id": 2, "body": "Sorry"}]}
      """
    let first = try Self.read(desk, "z.json")
    #expect(first.lines == ["customer:It broke\nagain", "agent:Sorry"])
    #expect(first.conversations.first?.id == "7")
    let parts = """
      {"type": "conversation", "id": "99", "source": {"body": "<p>Help</p>", "author": {"type": "user", "name": "Eve"}},
       "conversation_parts": {"type": "list", "conversation_parts": [{"part_type": "comment", "body": "Hi", "created_at": 1700000000,
       "author": {"type": "admin", "name": "Max"}}, {"part_type": "note", "body": null, "author": {"type": "bot"}}]}}
      """
    let second = try Self.read(parts, "i.json")
    #expect(second.lines == ["customer:Help", "agent:Hi"])
    #expect(second.counts.problems == ["turns without text": 1])
  }

  @Test("a row an utterance, conversations mixed and out of order") func rows() throws {
    let read = try Self.read(
      """
      conversationId,conversationTimestamp,participantId,participantType,text
      a,2026-11-02T10:00:05Z,ag1,AGENT,Hello
      b,2026-11-02T11:00:00Z,c2,CLIENT,Other
      a,2026-11-02T10:00:00Z,c1,CLIENT,Hi there
      b,2026-11-02T11:00:09Z,bot,BOT,Menu
      """, "u.csv")
    #expect(read.conversations.map(\.id) == ["a", "b"])
    #expect(read.conversations[0].turns.map(\.text) == ["Hi there", "Hello"])
    #expect(read.conversations[0].turns.map(\.start) == [0, 5])
    #expect(read.conversations[1].turns.map(\.role) == [.customer, .bot])
  }

  @Test("the user's word on who is who wins") func overrides() throws {
    let read = try Self.read("Anna: Hello\nOla: Hi\n", "c.txt", agents: ["anna"], customers: ["Ola"])
    #expect(read.turns.map(\.role) == [.agent, .customer])
    #expect(read.conversations.first?.roleConfidence == 1)
  }

  @Test("damage is counted and the good part kept") func damage() throws {
    let cut = try Self.read(
      #"{"id": "x", "turns": [{"speaker": "agent", "text": "One"}, {"speaker": "cust"#, "x.json")
    #expect(cut.turns.map(\.text) == ["One"])
    #expect(cut.counts.damaged == 1)
    #expect(cut.notices.contains { $0.contains("cut off") })
    let cue = try Self.read("WEBVTT\n\n00:01 --> what\nKlant: Ja\n\n00:02.000 --> 00:03.000\n", "x.vtt")
    #expect(cue.turns.map(\.text) == ["Ja"])
    #expect(cue.counts.problems == ["cues without a readable time": 1, "cues without text": 1])
    #expect(cue.notices.contains { $0.hasPrefix("x.vtt:3: not all of it") }, "\(cue.notices)")
    let odd = try Self.read(
      "1\n00:00:02,000 -> 00:00:01,000\nKlant: Ja\n\n2\n99:99:99,000 --> 99:99:99,500\nKlant: Nee\n", "x.srt")
    #expect(odd.turns.map(\.text) == ["Ja", "Nee"])
    #expect(odd.turns.map(\.start) == [2, nil] && odd.turns.map(\.end) == [nil, nil])
    #expect(odd.counts.problems == ["cues that end before they begin": 1, "cues without a readable time": 1])
    let broken = try Self.read(
      "1\n00:00:01,000 --> 00:00:02,000\nKlant: Ja\n\n2\n00:00:04,000 --> 00:0", "x.srt")
    #expect(broken.counts.problems == ["cues without text": 1])
    let letter = try Self.read("1\n00:0x:04,000 --> 00:00:06,000\nKlant: Ja\n", "x.srt")
    #expect(letter.turns.map(\.start) == [nil])
    #expect(letter.counts.problems == ["cues without a readable time": 1])
    for time in ["00:00:1x", "00:00:10.000abc", "10,00O", "-00:00:50.000"] {
      let odd = try Self.read("1\n00:00:01,000 --> \(time)\nKlant: Ja\n", "x.srt")
      #expect(odd.turns.map(\.end) == [nil], "\(time)")
      #expect(odd.counts.problems == ["cues without a readable time": 1], "\(time)")
    }
    let near = try Self.read(
      "WEBVTT\nKind: captions\n00:00.000 --> 00:04.000\n<v Klant>Ja</v>\n\n00:05.000 --> 00:06.000\n<v Agent>Nee</v>\n",
      "x.vtt")
    #expect(near.turns.map(\.text) == ["Ja", "Nee"])
    let said = try Self.read(
      "WEBVTT\n\n00:05.000 --> 00:09.000\nKlant: De levertijd ging van\n3 -> 10 dagen\n10:30 -> 11:00 zei hij\n",
      "x.vtt")
    #expect(
      said.turns.map(\.text) == ["De levertijd ging van 3 -> 10 dagen 10:30 -> 11:00 zei hij"],
      "\(said.turns)")
    let twice = try Self.read(#"{"turns": [{"speaker": "agent", "text": "One", "text": "Two"}]}"#, "x.json")
    #expect(twice.turns.map(\.text) == ["Two"])
    #expect(
      twice.counts.problems == ["fields that stand twice in a JSON object, of which the last counts": 1])
    #expect(throws: InputError.self) { try Self.read(" \n", "x.vtt") }
    #expect(throws: InputError.self) { try Self.read("[1, 2", "x.json") }
  }

  @Test("any bytes: never a crash, never a turn without text", arguments: 0..<40) func anyBytes(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("<v>:-[](){}\"',\n\n\r 0123456789abT&;éå😀".utf8)
    let bytes = (0..<400).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
    for name in ["a.vtt", "a.srt", "a.txt", "a.json", "a.jsonl"] {
      let text = String(decoding: bytes, as: UTF8.self)
      if let read = try? Self.read(text, name) {
        #expect(read.conversations.allSatisfy { $0.turns.allSatisfy { !$0.text.isEmpty } })
      }
    }
  }

  @Test("thousands of speakers", .timeLimit(.minutes(1))) func manySpeakers() throws {
    let lines = (0..<20_000).map { "S\($0): too late\n" }.joined()
    let read = try Self.read(lines, "c.txt")
    #expect(read.turns.count == 20_000)
  }
}
