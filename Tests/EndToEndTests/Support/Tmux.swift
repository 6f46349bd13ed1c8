import Glibc
import SpeakStreamRig
import Testing

/// A terminal with a window and a history, in which an interactive shell runs.
struct Tmux: Sendable {
    fileprivate let socket: String

    /// Types a line.
    func type(_ line: String) async throws {
        try await self.press("-l", line)
        try await self.press("Enter")
    }

    /// Presses keys, by tmux's names of them.
    func press(_ keys: String...) async throws { try await self.run(["send-keys", "-t", "0"] + keys) }

    /// Makes the window larger or smaller.
    func resize(columns: Int, rows: Int) async throws {
        try await self.run(["resize-window", "-t", "0", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// What the window shows, row by row, without empty rows at its end.
    func screen() async throws -> [String] { try await self.lines(["capture-pane", "-t", "0", "-p"]) }

    /// All that was written, as far as tmux keeps it, with lines that it broke itself in one piece.
    func history() async throws -> [String] {
        try await self.lines(["capture-pane", "-t", "0", "-p", "-J", "-S", "-"])
    }

    /// What the window shows, with _ around what is underlined, < before what is dim, and # before what has a color.
    func styledScreen() async throws -> [String] {
        var (isDim, isUnderlined, isColored) = (false, false, false)
        return try await self.lines(["capture-pane", "-t", "0", "-p", "-e"]).map { line in
            var text = ""
            var rest = line[...]
            while let character = rest.first {
                guard character == "\u{1B}", let end = rest.firstIndex(of: "m") else {
                    text.append(character)
                    rest = rest.dropFirst()
                    continue
                }
                let before = (isDim, isUnderlined, isColored)
                for code in rest[..<end].dropFirst(2).split(separator: ";", omittingEmptySubsequences: false) {
                    switch code {
                    case "", "0": (isDim, isUnderlined, isColored) = (false, false, false)
                    case "2": isDim = true
                    case "4": isUnderlined = true
                    case "39": isColored = false
                    default: if code.hasPrefix("3") { isColored = true }
                    }
                }
                if isUnderlined != before.1 { text += "_" }
                if isDim, !before.0 { text += "<" }
                if isColored, !before.2 { text += "#" }
                rest = rest[rest.index(after: end)...]
            }
            return text
        }
    }

    /// Waits until what the window shows is as it should be.
    func wait(
        _ sourceLocation: SourceLocation = #_sourceLocation,
        until isRight: ([String]) -> Bool
    ) async throws {
        var last: [String] = []
        let came = try await poll(within: 20) {
            last = try await self.styledScreen()
            return isRight(last)
        }
        try #require(came, "\(last)", sourceLocation: sourceLocation)
    }

    /// Waits until a line is there.
    func wait(for line: String, _ sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await self.wait(sourceLocation) { $0.contains(line) }
    }

    /// Whether the cursor is seen and lines are broken at the edge, as it should be when nobody draws.
    func isGivenBack() async throws -> Bool {
        try await self.lines(["display-message", "-t", "0", "-p", "#{cursor_flag}#{wrap_flag}"]) == ["11"]
    }

    /// The process that the shell runs in its foreground.
    func child() async throws -> pid_t {
        let shell = try await self.lines(["display-message", "-t", "0", "-p", "#{pane_pid}"]).first ?? ""
        let children = String(decoding: try readFile("/proc/\(shell)/task/\(shell)/children"), as: UTF8.self)
        return try #require(children.split(separator: " ").last.flatMap { pid_t($0) })
    }

    private func lines(_ arguments: [String]) async throws -> [String] {
        var lines = try await self.run(arguments).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }

    @discardableResult
    fileprivate func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> String {
        let outcome = try await Child.run(
            "/usr/bin/env",
            ["-u", "TMUX", "tmux", "-S", self.socket, "-f", "/dev/null"] + arguments,
            environment: environment
        ) { _ in }
        guard outcome.ending == .exited(0) else { throw RigError("tmux \(arguments): \(outcome.errorText)") }
        return String(decoding: outcome.output.flatMap(\.bytes), as: UTF8.self)
    }
}

/// Runs a closure with a window in which a shell waits, whose prompt is `$ `, and which knows the command as `speakstream`.
func withTmux(columns: Int, rows: Int, _ body: (Tmux) async throws -> Void) async throws {
    try await withFolder { folder in
        let tmux = Tmux(socket: "\(folder)/socket")
        // What the shell is asked to run is in the path, so that its lines are short.
        try await tmux.run(
            [
                "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", folder,
                "PS1='$ ' exec bash --norc --noprofile",
            ],
            [
                "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "", "HISTFILE": "",
                "PATH": Binary.folder + ":" + String(cString: getenv("PATH")),
            ]
        )
        do {
            try await tmux.wait(for: "$")
            try await body(tmux)
        } catch {
            _ = try? await tmux.run(["kill-server"])
            throw error
        }
        try await tmux.run(["kill-server"])
    }
}
