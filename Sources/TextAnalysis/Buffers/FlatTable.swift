/// An immutable table of plain values, read without reference counting.
///
/// Invariant of the unsafe code: `base` points to `count` initialised elements that live as long as `storage`, which every
/// copy of the table keeps.
struct FlatTable<Element: Sendable>: @unchecked Sendable {
  private final class Storage {
    let elements: UnsafeMutableBufferPointer<Element>
    init(_ elements: UnsafeMutableBufferPointer<Element>) { self.elements = elements }
    deinit {
      elements.deinitialize()
      elements.deallocate()
    }
  }

  private let storage: Storage
  private let base: UnsafePointer<Element>
  /// How many elements there are.
  let count: Int

  init(_ elements: [Element]) {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(elements.count, 1))
    let end = buffer.initialize(fromContentsOf: elements)
    storage = Storage(UnsafeMutableBufferPointer(rebasing: buffer[..<end]))
    base = UnsafePointer(buffer.baseAddress ?? .allocate(capacity: 1))
    count = elements.count
  }

  /// The element at `index`, which is below `count`.
  @inline(__always) subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    return base[index]
  }

  /// The element at `index`, which is below `count`.
  @inline(__always) subscript(index: Int32) -> Element { self[Int(index)] }

  /// The elements in `range`; only to be read while the table is there.
  @inline(__always) func slice(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}

/// Lists of numbers by key, one after the other in a single table.
struct Postings: Sendable {
  private let starts: FlatTable<Int32>
  private let values: FlatTable<Int32>

  /// `lists` holds one list for each key from 0 on.
  init(_ lists: [[Int32]]) {
    var starts: [Int32] = [0]
    var values: [Int32] = []
    for list in lists {
      values += list
      starts.append(Int32(values.count))
    }
    self.starts = FlatTable(starts)
    self.values = FlatTable(values)
  }

  /// The list of a key; only to be read while the postings are there.
  @inline(__always) subscript(key: Int32) -> UnsafeBufferPointer<Int32> {
    values.slice(Int(starts[key])..<Int(starts[key + 1]))
  }
}
