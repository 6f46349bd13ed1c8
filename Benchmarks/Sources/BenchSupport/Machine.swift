import Glibc

/// What the figures were measured on.
package enum Machine {
    /// The processor, the kernel, and the load before the first benchmark.
    package static var description: String {
        let model = contents("/proc/cpuinfo").split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = model?.split(separator: ":").last.map { $0.drop { $0 == " " } } ?? "unknown processor"
        let kernel = contents("/proc/sys/kernel/osrelease").split(separator: "\n").first ?? "?"
        return "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, \(name), Linux \(kernel), load average \(loadAverage)"
    }

    /// A reading of the kernel's counters, to tell how busy the machine was between two of them.
    package struct Load {
        private let busy: Double
        private let total: Double

        /// Reads them now.
        package init() {
            let fields = contents("/proc/stat").split(separator: "\n").first?.split(separator: " ").dropFirst() ?? []
            let ticks = fields.prefix(8).compactMap { Double($0) }
            self.total = ticks.reduce(0, +)
            // The fourth is idle, the fifth waiting for a disk.
            self.busy = self.total - ticks.dropFirst(3).prefix(2).reduce(0, +)
        }

        /// How busy it was, the benchmark included.
        package func description(until end: Load) -> String {
            let share = (end.busy - self.busy) / max(1, end.total - self.total)
            return "\((share * 100).fixed(0)) % of all cores busy during this, load average \(loadAverage) at its end"
        }
    }

    private static var loadAverage: String {
        contents("/proc/loadavg").split(separator: " ").prefix(3).joined(separator: " ")
    }
}

/// A small file's text, empty when it cannot be read.
private func contents(_ path: String) -> String {
    guard let file = fopen(path, "r") else {
        return ""
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
}
