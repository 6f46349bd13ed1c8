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
        /// What it was: the event, and what of it is not the same.
        package let recorded: String
        /// What it is now.
        package let now: String
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
            let now = turn.start + Duration(seconds: line.time)
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
        let (then, now) = RecordLine.differing(
            index < recorded.count ? recorded[index] : nil,
            index < events.count ? events[index] : nil
        )
        self.difference = Difference(event: index + 1, recorded: then, now: now)
    }
}

extension RecordLine {
    /// Tells two lines apart: each by its event, its time, and what of it is not the same.
    fileprivate static func differing(_ one: RecordLine?, _ other: RecordLine?) -> (String, String) {
        guard let one, let other, one.event == other.event else { return (Self.name(one), Self.name(other)) }
        let values = zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children).compactMap {
            first,
            second -> (String, String)? in
            let (was, isNow) = ("\(first.value)", "\(second.value)")
            guard was != isNow else { return nil }
            let start = Swift.max(0, was.commonPrefix(with: isNow).count - 20)
            let part = { (text: String) in
                "\(first.label ?? "") \(String(text.dropFirst(start).prefix(100)).debugDescription)"
            }
            return (part(was), part(isNow))
        }
        return (
            Self.name(one) + values.map { ", " + $0.0 }.joined(), Self.name(other) + values.map { ", " + $0.1 }.joined()
        )
    }

    private static func name(_ line: RecordLine?) -> String {
        guard let line else { return "nothing" }
        let range = line.start.map { start in line.end.map { " \(start)-\($0)" } ?? " \(start)" } ?? ""
        return "\(line.event)\(range) at \(line.time) s"
    }
}

extension String {
    /// What both begin with.
    fileprivate func commonPrefix(with other: String) -> Substring {
        self[..<(zip(self.indices, other).first { self[$0] != $1 }?.0 ?? self.endIndex)]
    }
}
