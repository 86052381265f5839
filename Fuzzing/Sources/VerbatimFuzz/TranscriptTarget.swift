import CommentSources
import LanguagePacks
import TranscriptSources
import VerbatimModel

/// Captions, chats and calls; the first byte chooses the name by which the form is guessed.
struct TranscriptTarget: FuzzTarget {
  private static let names = ["a.vtt", "a.srt", "a.txt", "a.json", "a.jsonl", "a.csv", "a"]
  private let lexicon: SpeakerLexicon

  init() throws { lexicon = try SpeakerLexicon(.embedded) }

  func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    var source = TranscriptSource(
      stream: MemoryStream(Array(input.dropFirst())), name: Self.names[Int(first) % Self.names.count],
      lexicon: lexicon, roles: RoleAssigner(lexicon))
    var (conversations, turns) = (0, 0)
    while let conversation = try? source.next() {
      conversations += 1
      turns += conversation.turns.count
    }
    require(source.counts.conversations == conversations, "conversations handed out are counted")
    require(source.counts.turns == turns, "turns handed out are counted")
  }
}
