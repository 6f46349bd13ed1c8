/// The engine on a thread of its own, its sound on the way to the player as soon as it is made.
package final class SynthesisThread: Sendable {
    private let executor = ThreadExecutor(name: "synthesis")
    private let synthesizer: any Synthesizer

    /// Makes the thread; the engine is not started yet.
    package init(_ synthesizer: any Synthesizer) {
        self.synthesizer = synthesizer
    }

    /// The format of the engine's sound.
    package var format: AudioFormat { self.synthesizer.format }

    /// Starts the engine and loads the voice; tells how it went, nil for well.
    package func prepare(_ voice: VoiceSettings, report: @escaping @Sendable (SpeakStreamError?) -> Void) {
        self.executor.perform { [synthesizer] in
            do throws(SpeakStreamError) {
                try synthesizer.prepare(voice)
                report(nil)
            } catch {
                report(error)
            }
        }
    }

    /// Says a phrase into the player's queue.
    ///
    /// - Parameters:
    ///   - request: the phrase.
    ///   - id: its number in the turn.
    ///   - player: takes the frames; once it refuses them the engine stops.
    ///   - strand: what the frames belong to.
    ///   - report: told of the progress, on the engine's thread.
    package func synthesize(
        _ request: SynthesisRequest,
        id: Int,
        player: Player,
        strand: Strand,
        report: @escaping @Sendable (TurnMachine.Input) -> Void
    ) {
        self.executor.perform { [synthesizer] in
            guard player.strand == strand else { return }
            var trimmer = SilenceTrimmer()
            var finder = PauseFinder(rate: synthesizer.format.sampleRate)
            var hasMarks = false
            var unspeakable = 0
            var failure: SpeakStreamError?
            var isWanted = true
            do throws(SpeakStreamError) {
                unspeakable = try synthesizer.synthesize(request) { chunk in
                    let chunk = trimmer.trim(chunk)
                    isWanted = isWanted && player.append(chunk.frames, to: strand)
                    guard isWanted else { return false }
                    hasMarks = hasMarks || !chunk.marks.isEmpty
                    if !hasMarks { finder.push(chunk.frames) }
                    report(.synthesized(id: id, frames: chunk.frames.count, marks: chunk.marks))
                    return true
                }
            } catch {
                failure = error
            }
            // A phrase that was stopped or cut is at no end: the words that were not made would count as heard.
            guard isWanted else { return }
            report(
                .synthesisEnded(
                    id: id,
                    trailingSilence: trimmer.trailingSilence,
                    unspeakable: unspeakable,
                    pauses: hasMarks ? [] : finder.pauses,
                    failure
                )
            )
        }
    }

    /// Tells the engine that what it is saying may not be wanted any more.
    package func cancel() { self.synthesizer.cancel() }

    /// Ends what the engine runs beside this process.
    package func close() { self.synthesizer.close() }

    /// Calls back when the engine is at rest, which may be never if it hangs.
    package func finish(_ onRest: @escaping @Sendable () -> Void) {
        self.executor.perform(onRest)
    }
}
