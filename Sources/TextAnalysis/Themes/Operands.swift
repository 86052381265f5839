/// The words and phrases of the codebooks in a comment, by first token.
///
/// Invariant of the unsafe code: the buffers belong to a matcher and a memory of words that nothing changes while the themes
/// of the comment are looked for.
struct Operands: ~Copyable {
  private var matches = UnsafeBufferPointer<OperandMatch>(start: nil, count: 0)
  private var wordLists = UnsafeBufferPointer<Int32>(start: nil, count: 0)

  /// Takes the matches of a comment, and the lists that words' uses stand in.
  mutating func set(_ matches: UnsafeBufferPointer<OperandMatch>, _ wordLists: UnsafeBufferPointer<Int32>) {
    (self.matches, self.wordLists) = (matches, wordLists)
  }

  /// How many there are.
  var count: Int { matches.count }
  /// Whether there are none.
  var isEmpty: Bool { matches.isEmpty }
  /// Their places.
  var indices: Range<Int> { matches.indices }

  @inline(__always) subscript(index: Int) -> OperandMatch { matches[index] }

  /// The terms that consist of a match alone.
  @inline(__always) func terms(_ index: Int, _ program: ThemeProgram) -> UnsafeBufferPointer<Int32> {
    list(matches[index].use.terms, matches[index], program)
  }

  /// The sets that a match is in.
  @inline(__always) func sets(_ index: Int, _ program: ThemeProgram) -> UnsafeBufferPointer<Int32> {
    list(matches[index].use.sets, matches[index], program)
  }

  @inline(__always) private func list(
    _ span: Span, _ match: OperandMatch, _ program: ThemeProgram
  ) -> UnsafeBufferPointer<Int32> {
    match.pattern < 0
      ? UnsafeBufferPointer(rebasing: wordLists[span.range]) : program.operandLists.slice(span.range)
  }
}
