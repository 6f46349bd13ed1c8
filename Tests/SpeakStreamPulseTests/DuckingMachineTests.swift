import SpeakStreamPulse
import SpeakStreamTesting
import Testing

private func stream(
    _ index: UInt32,
    _ volume: UInt32 = 60_000,
    _ kind: PlayedStream.Kind = .another,
    memory: String? = nil
) -> PlayedStream {
    PlayedStream(index: index, kind: kind, volume: [volume, volume], memory: memory)
}

@Suite struct DuckingMachineTests {
    /// One that lowers others to a fifth, and knows a stream.
    private func machine(_ streams: PlayedStream...) -> DuckingMachine {
        var machine = DuckingMachine(.another, to: 0.2)
        for stream in streams { #expect(machine.handle(stream) == []) }
        return machine
    }

    @Test func whatPlaysIsLoweredAndGivenBack() {
        var machine = self.machine(stream(1), stream(2, 30_000))
        #expect(machine.isClean)
        #expect(machine.begin() == [.set(1, [12_000, 12_000]), .set(2, [6_000, 6_000])])
        #expect(!machine.isClean)
        #expect(machine.end() == [.set(1, [60_000, 60_000]), .set(2, [30_000, 30_000])])
        #expect(machine.isClean)
        #expect(machine.end() == [])
    }

    @Test func whatBeginsMeanwhileIsLoweredToo() {
        var machine = self.machine()
        #expect(machine.begin() == [])
        #expect(machine.handle(stream(7)) == [.set(7, [12_000, 12_000])])
        #expect(machine.end() == [.set(7, [60_000, 60_000])])
        #expect(machine.handle(stream(8)) == [])
    }

    @Test func ourOwnSpeechAndWhatCarriesItAreNotLowered() {
        var machine = self.machine(stream(1, 60_000, .own), stream(2, 60_000, .untouchable))
        #expect(machine.begin() == [] && machine.handle(stream(3, 60_000, .own)) == [] && machine.end() == [])
        var own = DuckingMachine(.own, to: 0.5)
        _ = own.begin()
        #expect(own.handle(stream(1)) == [])
        #expect(own.handle(stream(2, 60_000, .own)) == [.set(2, [30_000, 30_000])])
    }

    @Test func whatSomebodyElseSetStays() {
        var machine = self.machine(stream(1))
        _ = machine.begin()
        machine.confirm(1)
        #expect(machine.handle(stream(1, 40_000)) == [])
        // Not even lowered again in the same stretch.
        #expect(machine.handle(stream(1, 50_000)) == [])
        #expect(machine.end() == [])
        // The next time it is lowered from there.
        #expect(machine.begin() == [.set(1, [10_000, 10_000])])
    }

    @Test func whoSetsItBackHimselfIsSomebodyElse() {
        var machine = self.machine(stream(1))
        _ = machine.begin()
        // Told before the server had done it.
        #expect(machine.handle(stream(1)) == [])
        #expect(machine.handle(stream(1, 12_010)) == [])
        #expect(machine.handle(stream(1)) == [])
        #expect(machine.end() == [])
    }

    @Test func aRoundedVolumeIsStillOurs() {
        var machine = self.machine(stream(1, 60_001))
        _ = machine.begin()
        #expect(machine.handle(stream(1, 11_999)) == [])
        #expect(machine.end() == [.set(1, [60_001, 60_001])])
    }

    @Test func whatIsSilentOrKeepsAllIsLeftAlone() {
        var machine = self.machine(stream(1, 0))
        #expect(machine.begin() == [] && machine.end() == [])
        var all = DuckingMachine(.another, to: 1)
        _ = all.handle(stream(1))
        #expect(all.begin() == [] && all.end() == [])
    }

    @Test func theMemoryOfTheServerIsMended() {
        let lowered = LoweredVolume(original: [60_000, 60_000], lowered: [12_000, 12_000])
        var machine = self.machine(stream(1, memory: "player"))
        _ = machine.begin()
        machine.remove(1)
        #expect(!machine.isClean)
        // It went while it was low: the next of its kind begins as low as that, and is not lowered once more.
        #expect(machine.handle(stream(2, 12_000, memory: "player")) == [])
        #expect(machine.end() == [.set(2, [60_000, 60_000])])
        // And where there is no next, only the memory is left.
        _ = machine.handle(stream(2, memory: "player"))
        _ = machine.begin()
        machine.remove(2)
        #expect(machine.end() == [.mend("player", lowered)])
        #expect(machine.isClean)
    }

    @Test func theSecondOfAKindInheritsTheVolumeOfTheFirst() {
        var machine = self.machine(stream(1, memory: "player"))
        _ = machine.begin()
        #expect(machine.handle(stream(2, 12_000, memory: "player")) == [])
        #expect(machine.handle(stream(3, 12_000, memory: "other")) == [.set(3, [2_400, 2_400])])
        #expect(
            machine.end() == [.set(1, [60_000, 60_000]), .set(2, [60_000, 60_000]), .set(3, [12_000, 12_000])]
        )
    }

    @Test func aServerThatRestartedHasRememberedTheLoweredVolume() {
        var machine = self.machine(stream(1, memory: "player"), stream(2))
        _ = machine.begin()
        machine.removeAll()
        #expect(machine.handle(stream(1, 12_000, memory: "player")) == [])
        #expect(machine.handle(stream(2)) == [.set(2, [12_000, 12_000])])
        #expect(machine.end() == [.set(1, [60_000, 60_000]), .set(2, [60_000, 60_000])])
    }

    @Test func ofTwoThatLowerTheSameOnlyTheFirstDoes() {
        var machine = self.machine()
        machine.meet(rival: 3)
        _ = machine.handle(stream(1, 12_000))
        #expect(machine.begin() == [])
        #expect(machine.handle(stream(2, 12_000)) == [])
        let isAlone = [machine.part(from: 4), machine.part(from: 3)]
        // It has given back what it lowered, and then all is told anew.
        #expect(isAlone == [false, true])
        #expect(machine.handle(stream(1)) == [.set(1, [12_000, 12_000])])
        #expect(machine.end() == [.set(1, [60_000, 60_000])])
    }
}

/// A server that remembers volumes by name, beside what they would be if nobody lowered them.
private struct ModelServer {
    struct Stream {
        var name: String
        var volume: UInt32
        var unlowered: UInt32
    }

    var streams: [UInt32: Stream] = [:]
    var memory: [String: UInt32] = [:]
    var unloweredMemory: [String: UInt32] = [:]
    var next: UInt32 = 0

    func told(_ index: UInt32) -> PlayedStream? {
        self.streams[index].map { PlayedStream(index: index, kind: .another, volume: [$0.volume], memory: $0.name) }
    }

    mutating func begin(_ name: String, usual: UInt32) -> UInt32 {
        self.next += 1
        let stream = Stream(
            name: name,
            volume: self.memory[name] ?? usual,
            unlowered: self.unloweredMemory[name] ?? usual
        )
        self.streams[self.next] = stream
        (self.memory[name], self.unloweredMemory[name]) = (stream.volume, stream.unlowered)
        return self.next
    }

    /// Somebody turns a knob.
    mutating func turn(_ index: UInt32, to volume: UInt32) {
        guard let name = self.streams[index]?.name else { return }
        (self.streams[index]!.volume, self.streams[index]!.unlowered) = (volume, volume)
        (self.memory[name], self.unloweredMemory[name]) = (volume, volume)
    }

    mutating func carryOut(_ actions: [DuckingMachine.Action]) {
        for action in actions {
            switch action {
            case .set(let index, let volume):
                guard let name = self.streams[index]?.name else { continue }
                self.streams[index]!.volume = volume[0]
                self.memory[name] = volume[0]
            case .mend(let name, let volume):
                if let known = self.memory[name], LoweredVolume.areSame([known], volume.lowered) {
                    self.memory[name] = volume.original[0]
                }
            }
        }
    }
}

@Suite struct DuckingPropertyTests {
    /// Whatever happens in between, in the end every stream has the volume it would have had.
    @Test(arguments: 0..<200) func nothingIsLeftLow(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var server = ModelServer()
        var machine = DuckingMachine(.another, to: 0.3)
        // What the server tells, before it is told.
        var news: [UInt32] = []

        func tell() {
            for index in news {
                if let stream = server.told(index) {
                    let actions = machine.handle(stream)
                    server.carryOut(actions)
                } else {
                    machine.remove(index)
                }
            }
            news = []
        }

        for _ in 0..<120 {
            let any = server.streams.keys.sorted().randomElement(using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0...2:
                // One of a kind at a time, or the memory would be that of whichever changed last.
                let name = "player \(Int.random(in: 0..<6, using: &generator))"
                guard !server.streams.values.contains(where: { $0.name == name }) else { break }
                tell()
                news.append(server.begin(name, usual: .random(in: 20_000...65_536, using: &generator)))
            case 3:
                guard let any else { break }
                tell()
                server.turn(any, to: .random(in: 20_000...65_536, using: &generator))
                news.append(any)
            case 4:
                guard let any else { break }
                tell()
                server.streams[any] = nil
                news.append(any)
            case 5, 6:
                // Who turns a knob in the very millisecond of it loses.
                tell()
                server.carryOut(machine.begin())
            case 7:
                tell()
                for index in server.streams.keys.sorted() { server.carryOut(machine.handle(server.told(index)!)) }
                server.carryOut(machine.end())
                for stream in server.streams.values {
                    #expect(LoweredVolume.areSame([stream.volume], [stream.unlowered]))
                }
                for (name, volume) in server.memory {
                    #expect(LoweredVolume.areSame([volume], [server.unloweredMemory[name]!]), "\(name)")
                }
                #expect(machine.isClean)
            default: tell()
            }
        }
    }
}
