import SpeakStreamRig
import Testing

extension StopTests {
    @Test func beforeTheFirstSound() async throws {
        // Without a break in it and with a long patience it is not spoken yet.
        let text = "We were about"
        let bargeIn = try await BargeIn.run(["--stall", "600000"]) { speaking, _ in
            try speaking.child.write(text)
            #expect(try await speaking.waitUntilRead())
        }
        try bargeIn.expectStopped()
        #expect(bargeIn.recording.onset() == nil)
        expectReceived(from: text, bargeIn.spoken.report)
        #expect(bargeIn.spoken.report?.heard.end == 0)
        #expect(bargeIn.spoken.report?.unspoken.text == text)
        #expect(bargeIn.spoken.report?.timings.firstSound == nil)
    }

    @Test func inTheMiddleOfAWord() async throws {
        let text = "Internationalisation is a word. It is a long one."
        let bargeIn = try await BargeIn.run(["--rate", "80"]) { speaking, recorder in
            try await interrupt(text, after: 0.5, speaking, recorder)
        }
        try bargeIn.expectStopped()
        expectReceived(from: text, bargeIn.spoken.report)
        let report = try #require(bargeIn.spoken.report)
        #expect(report.heard.text == "")
        #expect(report.partial?.text == "Internationalisation")
        #expect(report.unheard.text.hasPrefix("Internationalisation is a word."))
    }

    @Test func inThePauseBetweenSentences() async throws {
        let text = "We are well. You are here. They are gone."
        // The pause is three seconds long.
        let bargeIn = try await BargeIn.run(["--pause-scale", "10"]) { speaking, recorder in
            let written = try speaking.child.write(text)
            let onset = await recorder.waitForSound(after: written, timeout: 10)
            let isPause = await recorder.waitForSilence(lasting: 0.3, after: try #require(onset), timeout: 10)
            #expect(isPause)
        }
        let report = try #require(bargeIn.spoken.report)
        #expect(report.heard.text.hasPrefix("We are well."))
        #expect(report.heard.words == 3)
        #expect(report.partial == nil)
        expectReceived(from: text, report)
        try bargeIn.expectStopped()
    }

    @Test func whileUpstreamWrites() async throws {
        let bargeIn = try await BargeIn.run { speaking, recorder in
            // More than may be read ahead: the writer is held back, and still there.
            let written = Monotonic.now()
            while try speaking.child.offer("And so it goes on and on. ") > 0 {}
            let onset = try #require(await recorder.waitForSound(after: written, timeout: 10))
            try await Monotonic.sleep(until: onset + 0.4)
        }
        try bargeIn.expectStopped()
        let report = try #require(bargeIn.spoken.report)
        #expect(report.unspoken.end > 200)
        expectReceived(from: String(repeating: "And so it goes on and on. ", count: 10_000), report)
    }

    @Test func heardWordsGrowWithTime() async throws {
        var last = (words: 0, bytes: 0)
        for delay in [0.4, 1.2, 2.0] {
            let bargeIn = try await BargeIn.run { speaking, recorder in
                try await interrupt(Texts.long, after: delay, speaking, recorder)
            }
            try bargeIn.expectStopped()
            let report = try #require(bargeIn.spoken.report)
            expectReceived(from: Texts.long, report)
            #expect(report.heard.words > last.words)
            #expect(report.heard.end > last.bytes)
            last = (report.heard.words, report.heard.end)
        }
        // At 175 words a minute.
        #expect(last.words >= 3 && last.words <= 8)
    }
}

/// Writes a text and waits until it has been heard for so many seconds.
func interrupt(_ text: String, after seconds: Double, _ speaking: Speaking, _ recorder: MonitorRecorder) async throws {
    let written = try speaking.child.write(text)
    let onset = try #require(await recorder.waitForSound(after: written, timeout: 10))
    try await Monotonic.sleep(until: onset + seconds)
}
