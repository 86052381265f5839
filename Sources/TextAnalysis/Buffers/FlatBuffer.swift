internal import CByteScan

/// A list of plain values that keeps its memory from comment to comment.
///
/// Unlike an array it has one owner, so that it is read and written without reference counting, and its bounds are checked
/// in debug builds alone. Invariant of the unsafe code: the first `count` of `capacity` elements at `base` are initialised.
struct FlatBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity = 32
  /// How many elements there are.
  private(set) var count = 0

  init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  /// Whether there are none.
  var isEmpty: Bool { @inline(__always) get { count == 0 } }

  /// The places of the elements.
  var indices: Range<Int> { @inline(__always) get { 0..<count } }

  /// The last element; nil where there are none.
  var last: Element? { @inline(__always) get { count == 0 ? nil : base[count - 1] } }

  /// The elements; to be read before the next change.
  var all: UnsafeBufferPointer<Element> {
    @inline(__always) get { UnsafeBufferPointer(start: base, count: count) }
  }

  /// The elements in `range`; to be read before the next change.
  @inline(__always) func slice(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// The element at `index`, which is below `count`.
  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) _modify {
      assert(index >= 0 && index < count)
      yield &base[index]
    }
  }

  /// The element at `index`, which is below `count`.
  subscript(index: Int32) -> Element {
    @inline(__always) get { self[Int(index)] }
    @inline(__always) _modify { yield &self[Int(index)] }
  }

  /// Fetches the element at `index` from memory, where there is one.
  @inline(__always) func prefetch(_ index: Int32) { verbatim_prefetch(base + Int(index)) }

  /// Adds an element at the end.
  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow(toHold: count + 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Adds an element at the end many times over.
  mutating func append(_ element: Element, times: Int) {
    if count + times > capacity { grow(toHold: count + times) }
    (base + count).initialize(repeating: element, count: times)
    count += times
  }

  /// Adds some of the buffer's own elements at the end once more.
  mutating func appendCopy(of range: Range<Int>) {
    if count + range.count > capacity { grow(toHold: count + range.count) }
    (base + count).initialize(from: base + range.lowerBound, count: range.count)
    count += range.count
  }

  /// Adds other elements at the end.
  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let first = elements.baseAddress else { return }
    if count + elements.count > capacity { grow(toHold: count + elements.count) }
    (base + count).initialize(from: first, count: elements.count)
    count += elements.count
  }

  /// Puts an element before the one at `index`.
  mutating func insert(_ element: Element, at index: Int) {
    append(element)
    (base + index + 1).update(from: base + index, count: count - 1 - index)
    base[index] = element
  }

  /// Drops the elements from `count` on.
  @inline(__always) mutating func truncate(to count: Int) {
    assert(count >= 0 && count <= self.count)
    self.count = count
  }

  /// Drops the elements in `range`; those behind it move up.
  mutating func remove(_ range: Range<Int>) {
    (base + range.lowerBound).update(from: base + range.upperBound, count: count - range.upperBound)
    count -= range.count
  }

  /// Drops the elements that are not wanted; the others keep their order.
  @inline(__always) mutating func keep(where isWanted: (Element) -> Bool) {
    var kept = 0
    for index in 0..<count where isWanted(base[index]) {
      if kept < index { base[kept] = base[index] }
      kept += 1
    }
    count = kept
  }

  /// Drops all elements and keeps the memory.
  @inline(__always) mutating func removeAll() { count = 0 }

  /// Sorts the elements from `first` on; stable, and quick for the few that there mostly are.
  @inline(__always) mutating func sort(from first: Int = 0, by isBefore: (Element, Element) -> Bool) {
    if count - first > 24 {
      var rest = UnsafeMutableBufferPointer(start: base + first, count: count - first)
      return rest.sort(by: isBefore)
    }
    var index = first + 1
    while index < count {
      let element = base[index]
      var place = index
      while place > first, isBefore(element, base[place - 1]) {
        base[place] = base[place - 1]
        place -= 1
      }
      base[place] = element
      index += 1
    }
  }

  /// The first index in `range` from which on `isBeyond` holds.
  ///
  /// It must hold for all elements after one for which it holds.
  @inline(__always) func partitioningIndex(
    in range: Range<Int>? = nil, where isBeyond: (Element) -> Bool
  ) -> Int {
    var low = range?.lowerBound ?? 0
    var high = range?.upperBound ?? count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(base[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  @inline(never) private mutating func grow(toHold needed: Int) {
    capacity = max(capacity * 2, needed)
    let grown = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    grown.moveInitialize(from: base, count: count)
    base.deallocate()
    base = grown
  }
}

extension FlatBuffer where Element: Comparable {
  /// Sorts the elements from `first` on and keeps one of each.
  mutating func sortUnique(from first: Int) {
    sort(from: first, by: <)
    var kept = first
    for index in first..<count where kept == first || self[index] != self[kept - 1] {
      self[kept] = self[index]
      kept += 1
    }
    truncate(to: kept)
  }
}
