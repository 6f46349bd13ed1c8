import SpeakStreamTesting
import Testing

@testable import SpeakStream
@testable import SpeakStreamRecord

@Suite("Pictures of turns")
struct PlotTests {
    @Test("a turn's tokens, phrases, pauses and barge-in are in it, and what is written in it is escaped")
    func parts() {
        var script = Simulation.Script(
            ["One <two> & three. ", "Four five six seven eight nine."].map { Array($0.utf8) },
            every: .milliseconds(300)
        )
        script.controls = [(.milliseconds(800), .pause), (.milliseconds(1_500), .resume(.word))]
        script.interrupt = .milliseconds(2_500)
        var plot = TurnPlot()
        for step in Simulation.run(script).steps { plot.take(step) }
        #expect(plot.tokens.points.map(\.time) == [.zero, .milliseconds(300)])
        #expect(plot.phrases.points.count == 2)
        #expect(plot.pauses.points.count == 1)
        let pause = plot.pauses.points[0].value
        #expect(pause.end - pause.start > .milliseconds(690) && pause.label == "paused")
        #expect(plot.marks.points.map(\.value.kind).contains(.bargeIn))
        #expect(plot.inHand.points.contains { $0.value > 0.5 })
        let svg = plot.svg
        #expect(svg.contains("One &lt;two&gt; &amp; three."))
        #expect(svg.hasSuffix("</svg>\n"))
        #expect(svg.contains("class=\"m bargeIn\""))
    }

    @Test("it does not grow with the turn")
    func size() {
        var thinned = Thinned<Int>(limit: 100) { $0 + $1 }
        for index in 0..<12_345 { thinned.add(1, at: .milliseconds(index)) }
        #expect((50...100).contains(thinned.points.count))
        #expect(thinned.points.reduce(0) { $0 + $1.value } == 12_345)
        #expect(zip(thinned.points, thinned.points.dropFirst()).allSatisfy { $0.time < $1.time })
    }
}
