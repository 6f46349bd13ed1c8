import SpeakStream
import SpeakStreamUpstreams

/// A turn whose text comes from standard input, from a command that is run for it, or from a WebSocket.
struct InputTurn<Network: NetworkPart> {
    let inputs: InputOptions
    /// A generator that is run for it, with its arguments; empty if there is none.
    let command: [String]
    let inputIsTerminal: Bool
    let speaking: Speaking

    /// Speaks it; returns the exit status.
    func run() async throws -> Int32 {
        if self.inputs.socket.websocket != nil { return try await self.runSocket().rawValue }
        if !self.command.isEmpty { return try await self.runCommand().rawValue }
        let input = FileDescriptorUpstream()
        let report = try await self.speaking.speak(self.answer(in: input)) { input.close() }
        return try self.speaking.conclude(report).rawValue
    }

    private func runCommand() async throws -> ExitStatus {
        let (report, ending): (TurnReport, ChildProcess.Ending)
        self.speaking.signals.willStart()
        defer { self.speaking.signals.didStart() }
        do {
            (report, ending) = try await ChildProcess.run(self.command, grace: self.inputs.grace) { child in
                self.speaking.signals.onExit { child.kill() }
                self.speaking.signals.didStart()
                return try await self.speaking.speak(
                    self.answer(in: child.upstream),
                    stop: {
                        self.speaking.leaveView()
                        child.interrupt()
                    },
                    onHold: { isHeld in
                        if self.inputs.pauseChild { isHeld ? child.pause() : child.resume() }
                    }
                )
            }
        } catch let error as UpstreamError {
            throw CommandFailure(status: .commandNotFound, message: error.description)
        }
        let status = try self.speaking.conclude(report, upstreamGone: MonotonicTime.now())
        guard status == .finished, let complaint = ending.complaint else { return status }
        Message.show("\(self.command[0]) \(complaint)")
        return .commandFailed
    }

    private func runSocket() async throws -> ExitStatus {
        let report = try await Network.speak(self.inputs.socket, field: self.inputs.field, with: self.speaking)
        return try self.speaking.conclude(report, upstreamGone: MonotonicTime.now())
    }

    private func answer(in input: FileDescriptorUpstream) -> DecodedUpstream<FileDescriptorUpstream> {
        self.inputs.answer(in: input, isTerminal: self.inputIsTerminal, keepsReasoning: self.speaking.keepsReasoning)
    }
}

extension ChildProcess.Ending {
    /// What is wrong with the ending; nil if nothing is.
    fileprivate var complaint: String? {
        switch self {
        case .exited(0): nil
        case .exited(let status): "failed with status \(status)"
        case .signalled(let signal): "was ended by signal \(signal)"
        }
    }
}
