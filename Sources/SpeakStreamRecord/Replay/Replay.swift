package import SpeakStream

/// Goes through a recorded turn again under a virtual clock: the turn's machine is told what it was told then, at the same times, and
/// what it answers is compared with what it answered then.
///
/// The phrases, their breaks and the ledger are the same as long as the program decides as it did: what differs is what a change of the
/// program has changed, or a defect.
package struct Replay: Sendable {
    /// The first thing that was not as it was.
    package struct Difference: Sendable, Equatable {
        /// Which event of the turn it is, from 1.
        package let event: Int
        /// What it was; nil for nothing.
        package let recorded: String?
        /// What it is now; nil for nothing.
        package let now: String?
    }

    /// How many things the machine was told.
    package private(set) var inputs = 0
    /// How many events it was compared by.
    package private(set) var events = 0
    /// The first thing that was not as it was; nil if all is the same.
    package private(set) var difference: Difference?
    /// How the turn goes now; nil if it has no end, as its record has none.
    package private(set) var report: TurnReport?

    /// Replays a turn.
    package init(_ turn: Recording.Turn) {
        var machine = TurnMachine(
            configuration: turn.configuration,
            format: turn.format,
            isPaced: turn.isPaced,
            now: turn.start
        )
        var events: [RecordLine] = []
        let number = turn.lines.first?.turn ?? 1
        func take(_ actions: [TurnMachine.Action], now: Duration) {
            for case .emit(let event) in actions {
                events.append(RecordLine(TurnStep(turn: number, .event(event), now: now), start: turn.start))
            }
        }
        take(machine.begin(now: turn.start), now: turn.start)
        for line in turn.lines {
            guard let input = line.input, let position = line.position(start: turn.start) else { continue }
            self.inputs += 1
            let now = turn.start + Duration(recorded: line.time)
            take(machine.handle(input, now: now, position: position), now: now)
        }
        let recorded = turn.lines.filter { $0.sink == nil }
        self.events = recorded.count
        self.report = events.last?.report
        guard
            let index = (0..<Swift.max(events.count, recorded.count)).first(where: { index in
                index >= events.count || index >= recorded.count || events[index] != recorded[index]
            })
        else { return }
        self.difference = Difference(
            event: index + 1,
            recorded: index < recorded.count ? recorded[index].summary : nil,
            now: index < events.count ? events[index].summary : nil
        )
    }
}

extension RecordLine {
    /// What it tells, in short.
    fileprivate var summary: String {
        let range = self.start.map { start in self.end.map { " \(start)-\($0)" } ?? " \(start)" } ?? ""
        let text = self.text.map { " \"\($0.prefix(40))\"" } ?? ""
        let why = self.reason.map { " (\($0), \(self.breakAfter ?? "no") break)" } ?? ""
        let heard = self.report.map { " \($0.outcome), \($0.ledger.heard.words) words heard" } ?? ""
        return "\(self.event)\(range)\(text)\(why)\(heard) at \(self.time) s"
    }
}
