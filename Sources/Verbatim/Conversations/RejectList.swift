internal import CommentSources
internal import TextAnalysis
internal import TranscriptSources
internal import VerbatimModel

/// The lines of `--rejects` for transcripts; masked where conversations are.
struct RejectList: ~Copyable {
  private var redactor: InputRedactor?

  init(_ engine: TextEngine, _ options: ConversationRun.Options) throws {
    redactor = nil
    if let settings = options.redaction {
      redactor = try InputRedactor(
        settings, speakers: options.speakers, engine: engine, language: options.language)
    }
  }

  /// Places as lines of the list.
  mutating func lines(_ places: [RejectedPlace]) -> [UInt8] {
    var writer = RejectsWriter(withHeader: false)
    for place in places {
      let bytes = Array(place.record.utf8)
      let isJSON = bytes.first == 0x7B || bytes.first == 0x5B
      let record = isJSON ? redactor?.json(bytes) : redactor?.lines(bytes)
      writer.add(
        file: redactor?.redactPlace(place.file) ?? place.file, line: place.line, reason: place.reason,
        record: record ?? bytes)
    }
    return writer.bytes
  }
}
