import FuzzSupport
import SpeakStreamUpstreams

/// One input: the first byte chooses the format, the second the splits; the rest is a provider's stream.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count > 2 else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let format = StreamFormat.allCases[Int(input[0]) % StreamFormat.allCases.count]
    let stream = Array(input.dropFirst(2))
    let whole = answer(in: [stream], format)
    let step = 1 + Int(input[1]) % 16
    let pieces = stride(from: 0, to: stream.count, by: step).map { Array(stream[$0..<min($0 + step, stream.count)]) }
    require(answer(in: pieces, format) == whole, "the split changes what is read")
    if format == .text { require(whole.text == stream, "text is changed") }
    return 0
}

/// What a stream adds up to.
private struct Answer: Equatable {
    var text: [UInt8] = []
    var reasoning: [UInt8] = []
    var ending: StreamDelta?
}

private func answer(in pieces: [[UInt8]], _ format: StreamFormat) -> Answer {
    var decoder = StreamDecoder(format: format)
    var answer = Answer()
    for delta in pieces.flatMap({ decoder.append($0) }) + decoder.finish() {
        require(answer.ending == nil, "something comes behind the end")
        switch delta {
        case .text(let bytes): answer.text += bytes
        case .reasoning(let bytes): answer.reasoning += bytes
        case .end, .failure: answer.ending = delta
        }
    }
    return answer
}
