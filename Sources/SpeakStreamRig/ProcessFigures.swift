internal import Glibc

/// What the kernel counts about a running process.
public struct ProcessFigures: Sendable, Hashable {
    /// The memory in use (VmRSS), in bytes.
    public var resident: Int

    /// The most memory ever in use (VmHWM), in bytes.
    public var peakResident: Int

    /// Processor time of all threads, ended ones included, in seconds; the kernel counts hundredths.
    public var cpuTime: Double

    /// How often the threads that now live were taken off a core, of their own accord or not.
    public var contextSwitches: Int

    /// The number of threads.
    public var threads: Int

    /// Reads the figures from `/proc`.
    ///
    /// - Parameter pid: The process.
    /// - Throws: `Errno` when there is no such process, ``RigError`` when its files cannot be understood.
    public init(pid: Int32) throws {
        let status = try lines(of: "/proc/\(pid)/status")
        self.resident = try number("VmRSS", in: status) * 1_024
        self.peakResident = try number("VmHWM", in: status) * 1_024
        self.threads = try number("Threads", in: status)

        // The second field is a name in brackets that may hold anything, so count from the last bracket.
        let text = String(decoding: try readFile("/proc/\(pid)/stat"), as: UTF8.self)
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard fields.count > 12, let user = Int(fields[12]), let system = Int(fields[13]) else {
            throw RigError("/proc/\(pid)/stat: \(text)")
        }
        self.cpuTime = Double(user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))

        self.contextSwitches = 0
        for task in try entries(of: "/proc/\(pid)/task") {
            // A thread may end between the listing and the reading.
            guard let status = try? lines(of: "/proc/\(pid)/task/\(task)/status") else {
                continue
            }
            self.contextSwitches += try number("voluntary_ctxt_switches", in: status)
            self.contextSwitches += try number("nonvoluntary_ctxt_switches", in: status)
        }
    }
}

private func lines(of path: String) throws -> [Substring] {
    String(decoding: try readFile(path), as: UTF8.self).split(separator: "\n")
}

private func number(_ name: String, in lines: [Substring]) throws -> Int {
    let line = lines.first { $0.hasPrefix("\(name):") }
    guard let line, let value = Int(line.drop { !$0.isNumber }.prefix { $0.isNumber }) else {
        throw RigError("no \(name) in /proc")
    }
    return value
}

/// The names in a folder, without `.` and `..`.
func entries(of path: String) throws -> [String] {
    guard let folder = opendir(path) else {
        throw RigError("cannot list \(path): \(String(cString: strerror(errno)))")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." {
            names.append(name)
        }
    }
    return names
}
