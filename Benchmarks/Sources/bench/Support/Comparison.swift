/// How a recording differs from the wave that should have been heard.
struct Comparison: Sendable {
    /// Zeros in the recording that are not in the wave, in samples: while something sounded, and in a pause.
    private(set) var insideSound: [Int] = []
    private(set) var insidePause: [Int] = []

    /// Places where the two differ otherwise, such as a few samples more or less of a rendering.
    private(set) var differences = 0

    /// The samples of the wave that were found in the recording.
    private(set) var matched = 0

    /// Compares from the first sound of both.
    ///
    /// - Parameters:
    ///   - recorded: The recording.
    ///   - wave: The wave of the same text.
    init(recorded: [Int16], wave: [Int16]) {
        guard var position = recorded.firstIndex(where: { $0 != 0 }), var place = wave.firstIndex(where: { $0 != 0 })
        else {
            return
        }
        var zeros = 0
        while position < recorded.count, place < wave.count {
            if recorded[position] == wave[place] {
                zeros = wave[place] == 0 ? zeros + 1 : 0
                self.matched += 1
                position += 1
                place += 1
                continue
            }
            let silent = recorded[position...].prefix { $0 == 0 }.count
            if silent > 0, Self.agree(recorded, position + silent, wave, place) {
                // A pause ends late when the zeros before were the wave's own.
                if zeros > 220 {
                    self.insidePause.append(silent)
                } else {
                    self.insideSound.append(silent)
                }
                position += silent
            } else if let (here, there) = Self.resynchronised(recorded, position, wave, place) {
                self.differences += 1
                (position, place) = (here, there)
            } else {
                self.differences += 1
                return
            }
            zeros = 0
        }
    }

    /// Whether the two go on alike for a while; where the recording ends, there is nothing to contradict.
    private static func agree(_ recorded: [Int16], _ position: Int, _ wave: [Int16], _ place: Int) -> Bool {
        let length = min(64, recorded.count - position, wave.count - place)
        return length <= 0 || recorded[position..<position + length] == wave[place..<place + length]
    }

    /// The nearest pair of places from which the two agree in something that is not silence.
    private static func resynchronised(
        _ recorded: [Int16],
        _ position: Int,
        _ wave: [Int16],
        _ place: Int
    ) -> (Int, Int)? {
        // Up to a tenth of a second away, looking from a later place of the wave each time.
        for skip in stride(from: 0, to: 22_050, by: 441) {
            guard let there = wave[min(place + skip, wave.count)...].firstIndex(where: { $0.magnitude > 500 }) else {
                return nil
            }
            let middle = position + there - place
            for distance in 0..<2_205 {
                for here in [middle - distance, middle + distance]
                where here >= position && here < recorded.count && Self.agree(recorded, here, wave, there) {
                    return (here, there)
                }
            }
        }
        return nil
    }
}
