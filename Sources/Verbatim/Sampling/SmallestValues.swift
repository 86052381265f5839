/// The smallest of the values that were added, at most so many; never more are held.
///
/// A binary heap with the largest on top: it is what gives way.
struct SmallestValues<Value> {
  /// The values, in no order.
  private(set) var values: [Value] = []
  private let capacity: Int
  private let precedes: (Value, Value) -> Bool

  init(capacity: Int, by precedes: @escaping (Value, Value) -> Bool) {
    self.capacity = capacity
    self.precedes = precedes
  }

  /// The largest of the values, where there is no room for more.
  var largest: Value? { values.count < capacity ? nil : values.first }

  /// Adds a value; `false` where one had to give way, be it this one.
  mutating func add(_ value: Value) -> Bool {
    if values.count < capacity {
      values.append(value)
      rise()
      return true
    }
    if let largest, precedes(value, largest) {
      values[0] = value
      sink()
    }
    return false
  }

  private mutating func rise() {
    var place = values.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard precedes(values[parent], values[place]) else { return }
      values.swapAt(parent, place)
      place = parent
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var largest = place
      for child in [2 * place + 1, 2 * place + 2] where child < values.count {
        if precedes(values[largest], values[child]) { largest = child }
      }
      if largest == place { return }
      values.swapAt(largest, place)
      place = largest
    }
  }
}
