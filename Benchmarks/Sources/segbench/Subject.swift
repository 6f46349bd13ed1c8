import BenchSupport

/// One way to do something with a text, and how fast it was in each run.
struct Subject {
    let name: String
    /// Returns how much was found, so that nothing is left out unseen.
    let work: () -> Int
    var counted = 0
    /// Megabytes a second.
    var speeds: [Double] = []

    init(name: String, work: @escaping () -> Int) {
        (self.name, self.work) = (name, work)
    }

    /// The speed that half of the runs reach.
    var median: Double { Series(self.name, self.speeds).percentile(0.5) }
}

/// All subjects once a round, each round beginning with another, on the same text.
func measure(_ subjects: inout [Subject], bytes: Int, runs: Int) {
    // The first round warms up and is not counted.
    for round in 0...runs {
        for place in subjects.indices {
            let index = (place + round) % subjects.count
            let time = processorTime { subjects[index].counted = subjects[index].work() }
            if round > 0 {
                subjects[index].speeds.append(Double(bytes) / 1e6 / time)
            }
        }
    }
}

/// A row for each subject, with its speed and the ratio to that of one of them.
func report(_ subjects: [Subject], beside reference: Int, called name: String, _ findings: inout Findings) {
    let heads = ["runs", "median", "p5", "min", "max", "/ \(name)", "p5", "p95", "found"]
    findings.note("MB/s".padded(to: 34) + heads.map { $0.padded(to: 9, right: true) }.joined())
    for subject in subjects {
        let speeds = Series("", subject.speeds)
        // In each round, so that what slows a round down slows both.
        let ratios = Series("", zip(subject.speeds, subjects[reference].speeds).map { $0 / $1 })
        let figures = [0.5, 0.05, 0, 1].map { speeds.percentile($0).fixed(1) }
        let shares = [0.5, 0.05, 0.95].map { ratios.percentile($0).fixed(2) }
        let row = [String(subject.speeds.count)] + figures + shares + [String(subject.counted)]
        findings.note(subject.name.padded(to: 34) + row.map { $0.padded(to: 9, right: true) }.joined())
    }
}
