/// A queue whose front can be dropped at amortised constant cost.
///
/// `Array.removeFirst(_:)` moves all that is left, which is quadratic over a stream cut into many phrases. Here the dead
/// front is moved away only when it is at least as long as what lives, and a page of memory.
struct Backlog<Element: Sendable>: Sendable {
    /// All elements, behind a front that is dead.
    private(set) var storage: [Element]
    private var head: Int = 0

    /// Makes an empty one with room for so many elements.
    init(capacity: Int) {
        self.storage = Array(capacity: capacity)
    }

    var count: Int {
        self.storage.count - self.head
    }

    var isEmpty: Bool {
        self.head == self.storage.count
    }

    var first: Element? {
        self.isEmpty ? nil : self.storage[self.head]
    }

    var last: Element? {
        self.isEmpty ? nil : self.storage[self.storage.count - 1]
    }

    /// The element `index` places behind the front.
    subscript(index: Int) -> Element {
        self.storage[self.head + index]
    }

    /// The first `count` elements.
    func prefix(_ count: Int) -> ArraySlice<Element> {
        self.storage[self.head..<self.head + count]
    }

    mutating func append(_ element: Element) {
        self.storage.append(element)
    }

    mutating func replaceFirst(_ element: Element) {
        self.storage[self.head] = element
    }

    /// Changes the last element where it lies.
    @inline(__always)
    mutating func changeLast(_ change: (inout Element) -> Void) {
        change(&self.storage[self.storage.count - 1])
    }

    mutating func append(_ elements: Span<Element>) {
        self.storage.append(elements)
    }

    /// Gives the storage to one who appends to it, or takes it back; in between there are no elements.
    @inline(__always)
    mutating func exchangeStorage(_ other: inout [Element]) {
        swap(&self.storage, &other)
    }

    mutating func removeFirst(_ count: Int = 1) {
        self.head += count
        if self.isEmpty {
            self.storage.removeAll(keepingCapacity: true)
            self.head = 0
            return
        }
        // Moving a few away costs as much as moving many.
        if self.head * 2 >= self.storage.count, self.head * MemoryLayout<Element>.stride >= 4096 {
            self.storage.removeFirst(self.head)
            self.head = 0
        }
    }
}

extension Array {
    /// Makes an empty one with room for so many elements: most texts are short, and growing by and by takes longer.
    init(capacity: Int) {
        self.init()
        self.reserveCapacity(capacity)
    }

    /// Appends all elements of a span.
    @inline(__always)
    mutating func append(_ elements: Span<Element>) {
        // Safe: the elements are copied before the call ends.
        unsafe elements.withUnsafeBufferPointer { unsafe self.append(contentsOf: $0) }
    }
}
