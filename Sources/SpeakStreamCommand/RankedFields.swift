/// Fields of a line, of which those that matter least are left out where the window is narrow.
enum RankedFields {
    /// Which fields fit, separated by two columns.
    ///
    /// - Parameters:
    ///   - fields: in the order in which they stand, each with its rank, 0 for what matters most, and how many columns it takes.
    ///   - width: how many columns there are.
    /// - Returns: the places of those that fit: by rank, up to the first that does not.
    static func fitting(_ fields: [(rank: Int, width: Int)], in width: Int) -> [Int] {
        var room = width
        var shown: [Int] = []
        for place in fields.indices.sorted(by: { fields[$0].rank < fields[$1].rank }) {
            let needed = fields[place].width + (shown.isEmpty ? 0 : 2)
            guard needed <= room else { break }
            room -= needed
            shown.append(place)
        }
        return shown.sorted()
    }
}
