internal import CByteScan

/// The distinct words a worker has seen, each with a small integer id.
///
/// Words are stored in folded form. Everything that is known of a word lives in arrays indexed by its id, so that the
/// rest of the analysis works on integers. The table is owned by one worker and emptied when it grows past a bound.
struct WordTable: ~Copyable {
  /// What hashes begin with: another one for each table, so that nobody can write words that all have the same.
  private let seed = UInt64.random(in: .min ... .max)
  private var slots: UnsafeMutablePointer<Slot>
  private var slotMask: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  /// The bytes of all words together.
  private(set) var bytesUsed = 0
  private var bytesCapacity: Int
  private var words: UnsafeMutablePointer<Entry>
  private var wordsCapacity: Int
  /// How many distinct words there are; ids run from 0 to `count - 1`.
  private(set) var count = 0

  /// A hash slot: the word's first eight bytes and the next eight, a part of its hash with its length, and its id plus one;
  /// zero means empty.
  ///
  /// A word of up to sixteen bytes is compared within the slot, without a look at its bytes elsewhere.
  private struct Slot: BitwiseCopyable {
    var head: UInt64 = 0
    var next: UInt64 = 0
    var tag: UInt32 = 0
    var id: UInt32 = 0
  }

  private struct Entry {
    var offset: UInt32
    var length: UInt32
  }

  init() {
    slotMask = (1 << 15) - 1
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: Slot(), count: slotMask + 1)
    bytesCapacity = 1 << 17
    bytes = .allocate(capacity: bytesCapacity)
    wordsCapacity = 1 << 14
    words = .allocate(capacity: wordsCapacity)
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
    words.deallocate()
  }

  /// The id of a folded word, new if it has not been seen.
  ///
  /// `hash` is ``hash(padded:_:)`` of the same bytes.
  mutating func intern(_ word: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int32 {
    intern(
      word, length, hash: hash, head: Self.head(word, length),
      next: length > 8 ? Self.head(word + 8, length - 8) : 0)
  }

  /// The same for a word behind which at least eight bytes more may be read.
  @inline(__always) mutating func intern(padded word: UnsafePointer<UInt8>, _ length: Int, hash: UInt64)
    -> Int32
  {
    intern(
      word, length, hash: hash, head: Self.head(padded: word, length),
      next: length > 8 ? Self.head(padded: word + 8, length &- 8) : 0)
  }

  /// Fetches the slot that a word with this hash will be looked for in.
  @inline(__always) func prefetch(_ hash: UInt64) {
    verbatim_prefetch(slots + (Int(truncatingIfNeeded: hash) & slotMask))
  }

  @inline(__always) private mutating func intern(
    _ word: UnsafePointer<UInt8>, _ length: Int, hash: UInt64, head: UInt64, next: UInt64
  ) -> Int32 {
    let wanted = Slot(head: head, next: next, tag: Self.tag(hash, length), id: 0)
    let index = place(word, length, hash, wanted)
    let id = slots[index].id
    return id == 0 ? insert(word, length, wanted, at: index) : Int32(bitPattern: id) &- 1
  }

  /// The slot that holds a word, or the empty one where it would stand.
  @inline(__always) private func place(
    _ word: UnsafePointer<UInt8>, _ length: Int, _ hash: UInt64, _ wanted: Slot
  ) -> Int {
    var index = Int(truncatingIfNeeded: hash) & slotMask
    while true {
      let slot = slots[index]
      if slot.id == 0 { return index }
      if slot.tag == wanted.tag && slot.head == wanted.head && slot.next == wanted.next {
        if length <= 16 { return index }
        let entry = words[Int(slot.id) - 1]
        if entry.length == length && Self.equal(bytes + Int(entry.offset), word, length) { return index }
      }
      index = (index + 1) & slotMask
    }
  }

  /// The id of a folded word that has been seen; −1 for another.
  func find(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard let base = word.baseAddress else { return -1 }
    let (length, head) = (word.count, Self.head(base, word.count))
    let hash = hash(base, length, head: head)
    let next = length > 8 ? Self.head(base + 8, length - 8) : 0
    let wanted = Slot(head: head, next: next, tag: Self.tag(hash, length), id: 0)
    return Int32(bitPattern: slots[place(base, length, hash, wanted)].id) &- 1
  }

  /// The id of a folded word given as bytes.
  mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    // A buffer of no bytes may have no address; none of the table's is then read.
    let base = word.baseAddress ?? UnsafePointer(bytes)
    return intern(base, word.count, hash: hash(base, word.count))
  }

  /// The id of a folded word given as an array of bytes.
  mutating func intern(_ word: [UInt8]) -> Int32 { word.withUnsafeBufferPointer { intern($0) } }

  /// The id of a folded word given as text.
  mutating func intern(_ word: String) -> Int32 {
    var word = word
    return word.withUTF8 { intern($0) }
  }

  /// The folded word behind an id as UTF-8; to be read before the next change.
  func bytes(_ id: Int32) -> UnsafeBufferPointer<UInt8> {
    let entry = words[Int(id)]
    return UnsafeBufferPointer(start: bytes + Int(entry.offset), count: Int(entry.length))
  }

  /// The folded word behind an id.
  func text(_ id: Int32) -> String {
    let entry = words[Int(id)]
    return String(
      decoding: UnsafeBufferPointer(start: bytes + Int(entry.offset), count: Int(entry.length)), as: UTF8.self
    )
  }

  /// Forgets all words; ids given before are void.
  mutating func removeAll() {
    slots.update(repeating: Slot(), count: slotMask + 1)
    bytesUsed = 0
    count = 0
    if bytesCapacity > Self.mostKept {
      bytes.deallocate()
      bytesCapacity = Self.mostKept
      bytes = .allocate(capacity: bytesCapacity)
    }
  }

  /// The most memory for bytes that is kept when all words are forgotten.
  private static let mostKept = 1 << 22

  /// The hash of a folded word.
  private func hash(_ word: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    hash(word, length, head: Self.head(word, length))
  }

  /// The hash of a word behind which at least eight bytes more may be read.
  @inline(__always) func hash(padded word: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    hash(word, length, head: Self.head(padded: word, length))
  }

  /// Eight bytes after the other, the last of them perhaps once more, each mixed in by a full product.
  @inline(__always) private func hash(
    _ word: UnsafePointer<UInt8>, _ length: Int, head: UInt64
  ) -> UInt64 {
    var hash = mix(head ^ UInt64(truncatingIfNeeded: length))
    var i = 8
    while i < length {
      let bytes = UnsafeRawPointer(word + min(i, length &- 8)).loadUnaligned(as: UInt64.self)
      hash = mix(hash ^ bytes)
      i &+= 8
    }
    return hash
  }

  @inline(__always) private func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  /// The hash's upper bits over the length, cut to six bits: words of up to sixteen bytes differ in it or in those.
  @inline(__always) private static func tag(_ hash: UInt64, _ length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) << 6 | UInt32(truncatingIfNeeded: min(length, 63))
  }

  @inline(__always) private static func head(_ word: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    if length >= 8 { return UnsafeRawPointer(word).loadUnaligned(as: UInt64.self) }
    var head: UInt64 = 0
    for i in 0..<length { head |= UInt64(word[i]) << UInt64(8 * i) }
    return head
  }

  @inline(__always) private static func head(padded word: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let bytes = UnsafeRawPointer(word).loadUnaligned(as: UInt64.self)
    return length >= 8 ? bytes : bytes & ((1 &<< UInt64(truncatingIfNeeded: 8 &* length)) &- 1)
  }

  /// Whether two words of at least eight bytes are the same; the last step may overlap the one before.
  @inline(__always) private static func equal(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    var i = 8
    while i < length {
      let at = min(i, length - 8)
      if head(a + at, 8) != head(b + at, 8) { return false }
      i += 8
    }
    return true
  }

  @inline(never) private mutating func insert(
    _ word: UnsafePointer<UInt8>, _ length: Int, _ slot: Slot, at index: Int
  )
    -> Int32
  {
    if bytesUsed + length > bytesCapacity { growBytes(toHold: bytesUsed + length) }
    if count == wordsCapacity { growWords() }
    (bytes + bytesUsed).update(from: word, count: length)
    (words + count).initialize(to: Entry(offset: UInt32(bytesUsed), length: UInt32(length)))
    bytesUsed += length
    count += 1
    slots[index] = slot
    slots[index].id = UInt32(count)
    if count * 2 > slotMask { growSlots() }
    return Int32(count - 1)
  }

  private mutating func growBytes(toHold needed: Int) {
    let capacity = max(bytesCapacity * 2, needed)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: bytes, count: bytesUsed)
    bytes.deallocate()
    bytes = grown
    bytesCapacity = capacity
  }

  private mutating func growWords() {
    let grown = UnsafeMutablePointer<Entry>.allocate(capacity: wordsCapacity * 2)
    grown.moveInitialize(from: words, count: count)
    words.deallocate()
    words = grown
    wordsCapacity *= 2
  }

  private mutating func growSlots() {
    let size = (slotMask + 1) * 2
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Slot(), count: size)
    slotMask = size - 1
    for id in 0..<count {
      let entry = words[id]
      let length = Int(entry.length)
      let word = UnsafePointer(bytes + Int(entry.offset))
      let hash = hash(word, length)
      var index = Int(truncatingIfNeeded: hash) & slotMask
      while slots[index].id != 0 { index = (index + 1) & slotMask }
      slots[index] = Slot(
        head: Self.head(word, length), next: length > 8 ? Self.head(word + 8, length - 8) : 0,
        tag: Self.tag(hash, length), id: UInt32(id + 1))
    }
  }
}
