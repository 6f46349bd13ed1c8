internal import CEspeakNG
import Glibc
import SpeakStream

/// The process's one eSpeak NG: its state is global in the library, so there is one of these behind one lock.
///
/// It is initialised once and never terminated: Initialize, Terminate, Initialize deadlocks later (1.51).
struct ESpeakEngine {
    private var isInitialized = false
    private var data = ""
    private var path = ""
    private var voice: String?

    /// The library's buffer in milliseconds: 49 is the least that Debian's build takes.
    private static let bufferMilliseconds: Int32 = 50

    /// From 450 words a minute on eSpeak NG makes the sound shorter with a time stretcher and its word marks are
    /// estimates, up to 35 ms off; at 449, which nobody can tell from it, they are exact.
    static let greatestExactRate = 449

    /// Starts the library if need be, and loads the voice.
    mutating func load(_ name: String) throws(SpeakStreamError) {
        if let variant = VariantFile(in: name) {
            try self.load(name, variant)
            return
        }
        let name = name.lowercased()
        guard name != self.voice else { return }
        if self.data.isEmpty { self.data = Self.dataPath() }
        try self.check(name)
        let base = String(name.prefix { $0 != "+" })
        let folder = VoiceFolder(data: self.data)
        let isKnown = folder?.has(base) == true
        try self.start(path: isKnown ? folder?.path ?? self.data : self.data)
        guard try self.select(name, tag: base) else {
            throw SpeakStreamError(
                .unknownVoice,
                "eSpeak NG has no voice \(name); speakstream voices lists those it has"
            )
        }
        self.voice = name
        guard !isKnown, let current = espeak_GetCurrentVoice(), let identifier = current.pointee.identifier else {
            return
        }
        let file = String(cString: identifier).prefix { $0 != "+" }
        folder?.remember(base, file: String(file))
    }

    /// Loads a voice with a variant that lies elsewhere than in eSpeak NG's data.
    private mutating func load(_ name: String, _ variant: VariantFile) throws(SpeakStreamError) {
        guard name != self.voice else { return }
        try variant.check()
        if self.data.isEmpty { self.data = Self.dataPath() }
        let base = variant.base.lowercased()
        let folder = VoiceFolder(data: self.data, variant: variant)
        if let folder, !folder.has(base), let file = try self.file(of: base) { folder.remember(base, file: file) }
        guard let folder, folder.has(base) else {
            throw SpeakStreamError(
                .unknownVoice,
                "the variant \(variant.path) needs a folder in the user's cache: set XDG_CACHE_HOME or HOME to one that can be written"
            )
        }
        self.voice = nil
        try self.start(path: folder.path)
        guard espeak_SetVoiceByName("\(base)+\(variant.label)") == EE_OK else {
            throw SpeakStreamError(.unknownVoice, "eSpeak NG does not take the variant \(variant.path)")
        }
        self.voice = name
    }

    /// The file of a voice below eSpeak NG's `lang`; loads the voice, which tells.
    private mutating func file(of voice: String) throws(SpeakStreamError) -> String? {
        try self.load(voice)
        // What was found in our folder is a link to where it is.
        if let file = VoiceFolder(data: self.data)?.file(of: voice) { return file }
        return espeak_GetCurrentVoice()?.pointee.identifier.map { String(String(cString: $0).prefix { $0 != "+" }) }
    }

    /// Says one sanitised text.
    ///
    /// - Parameters:
    ///   - text: what to say.
    ///   - settings: all set anew: whatever the last call left behind is still there.
    ///   - deliver: takes the sound; false stops the engine.
    /// - Throws: ``SpeakStreamError`` when there is no such voice or the engine failed.
    mutating func say(
        _ text: SanitizedText,
        _ settings: VoiceSettings,
        deliver: (SynthesizedChunk) -> Bool
    ) throws(SpeakStreamError) {
        try self.load(settings.name)
        for (parameter, value) in Self.parameters(settings) { espeak_SetParameter(parameter, Int32(value), 0) }
        espeak_SetSynthCallback(onSound)
        let status = withoutActuallyEscaping(deliver) { deliver in
            var call = SynthesisCall(offsets: text.offsets, deliver: deliver)
            return withUnsafeMutablePointer(to: &call) { call in
                let bytes = text.utf8 + [0]
                return espeak_Synth(
                    bytes,
                    bytes.count,
                    0,
                    POS_CHARACTER,
                    0,
                    UInt32(espeakCHARS_UTF8 | (text.hasPhonemes ? espeakPHONEMES : 0)),
                    nil,
                    UnsafeMutableRawPointer(call)
                )
            }
        }
        guard status == EE_OK else {
            throw SpeakStreamError(.synthesisFailed, "eSpeak NG failed on a phrase (error \(status.rawValue))")
        }
    }

    /// Selects a voice by its name, or by a language tag that is not its name, as `en-gb` is not.
    private mutating func select(_ name: String, tag: String) throws(SpeakStreamError) -> Bool {
        if espeak_SetVoiceByName(name) == EE_OK { return true }
        guard let voice = try self.voices().first(where: { $0.name == tag }) else { return false }
        return espeak_SetVoiceByName(voice.fileName + name.dropFirst(tag.count)) == EE_OK
    }

    /// What is there of the library and its data.
    mutating func installation() -> ESpeakInstallation {
        if self.data.isEmpty { self.data = Self.dataPath() }
        return ESpeakInstallation(data: self.data)
    }

    /// The voices that can be asked for.
    mutating func voices() throws(SpeakStreamError) -> [ESpeakVoice] {
        if self.data.isEmpty { self.data = Self.dataPath() }
        try self.start(path: self.data)
        var result: [ESpeakVoice] = []
        guard var next = espeak_ListVoices(nil) else { return [] }
        while let voice = next.pointee {
            // MBROLA voices crash the library when mbrola is not installed.
            if let found = ESpeakVoice(voice.pointee), !found.file.hasPrefix("mb/") { result.append(found) }
            next += 1
        }
        return result.sorted { $0.name < $1.name }
    }

    private mutating func start(path: String) throws(SpeakStreamError) {
        guard path != self.path else { return }
        if self.isInitialized {
            espeak_ng_InitializePath(path)
        } else {
            let rate = espeak_Initialize(
                AUDIO_OUTPUT_SYNCHRONOUS,
                Self.bufferMilliseconds,
                path,
                Int32(espeakINITIALIZE_DONT_EXIT)
            )
            guard rate == AudioFormat.eSpeak.sampleRate else {
                throw SpeakStreamError(
                    .synthesizerUnavailable,
                    "eSpeak NG cannot start with its data in \(path); apt-get install espeak-ng-data libespeak-ng1"
                )
            }
            self.isInitialized = true
        }
        self.path = path
    }

    /// What eSpeak NG would accept in silence, or crash on.
    private func check(_ name: String) throws(SpeakStreamError) {
        guard !name.isEmpty, !name.hasPrefix("mb-"), !name.contains("mbrola"), !name.contains("/") else {
            throw SpeakStreamError(
                .unknownVoice,
                "the voice \(name) is not offered: MBROLA voices and paths are not; speakstream voices lists those that are"
            )
        }
        guard let plus = name.firstIndex(of: "+") else { return }
        let variant = name[name.index(after: plus)...]
        guard !variant.isEmpty, access("\(self.data)/voices/!v/\(variant)", R_OK) == 0 else {
            throw SpeakStreamError(
                .unknownVoice,
                "eSpeak NG has no variant \(variant); its variants are the files in \(self.data)/voices/!v"
            )
        }
    }

    /// What is set before each call.
    static func parameters(_ settings: VoiceSettings) -> [(espeak_PARAMETER, Int)] {
        [
            (espeakRATE, Self.rate(settings.rate)), (espeakVOLUME, settings.volume),
            (espeakPITCH, settings.pitch),
            (espeakRANGE, settings.range), (espeakPUNCTUATION, 0), (espeakCAPITALS, 0),
            (espeakWORDGAP, Self.wordGap(settings)),
        ]
    }

    /// What eSpeak NG is to be told for so many words a minute.
    ///
    /// It keeps step with what it is asked for from 90 to 350 (within 1 %, measured with our pauses on 40 kB of prose), gets no
    /// slower than some 84, and beyond 350 our least pauses cost some per cent.
    private static func rate(_ rate: Int) -> Int {
        guard rate > 350 else { return rate }
        let made = rate + (rate - 350) / 4
        return rate <= 450 ? min(made, Self.greatestExactRate) : rate + 10
    }

    /// In eSpeak NG's unit, some 15 ms at 175 words a minute, longer when it speaks slower (measured).
    private static func wordGap(_ settings: VoiceSettings) -> Int {
        (settings.wordGap + 7) / 15
    }

    private static func dataPath() -> String {
        espeak_ng_InitializePath(nil)
        var path: UnsafePointer<CChar>?
        _ = espeak_Info(&path)
        return path.map { String(cString: $0) } ?? ""
    }
}

/// What the callback needs of the call under way.
private struct SynthesisCall {
    let offsets: [Int]
    let deliver: (SynthesizedChunk) -> Bool
}

// At file scope: a closure literal formed under a global actor and called on another thread traps.
private func onSound(
    _ samples: UnsafeMutablePointer<Int16>?,
    _ count: Int32,
    _ events: UnsafeMutablePointer<espeak_EVENT>?
) -> Int32 {
    guard let samples, var event = events, let data = event.pointee.user_data else { return 0 }
    let call = data.assumingMemoryBound(to: SynthesisCall.self)
    var marks: [WordMark] = []
    while event.pointee.type != espeakEVENT_LIST_TERMINATED {
        // Events of length 0 are bogus; positions count scalars from 1.
        if event.pointee.type == espeakEVENT_WORD, event.pointee.length > 0 {
            let scalar = Int(event.pointee.text_position) - 1
            if call.pointee.offsets.indices.contains(scalar) {
                marks.append(WordMark(textOffset: call.pointee.offsets[scalar], frame: Int(event.pointee.sample)))
            }
        }
        event += 1
    }
    let frames = Array(UnsafeBufferPointer(start: samples, count: Int(count)))
    return call.pointee.deliver(SynthesizedChunk(frames: frames, marks: marks)) ? 0 : 1
}
