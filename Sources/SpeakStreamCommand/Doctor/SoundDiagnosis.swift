import SpeakStream
import SpeakStreamPulse

/// The checks of the audio server and its devices.
struct SoundDiagnosis {
    private let findings: DoctorFindings
    private var sound: DoctorFindings.Sound { self.findings.sound }
    private var wanted: DoctorFindings.Wanted { self.findings.wanted }

    init(_ findings: DoctorFindings) { self.findings = findings }

    /// The server.
    var server: Diagnosis.Check {
        if let server = self.sound.server {
            return .init(subject: .server, state: .ok, message: "\(server.title) at \(server.address)")
        }
        let place = self.wanted.server.map { " at \($0), which PULSE_SERVER names" } ?? ""
        guard let refusal = self.sound.refusal else {
            return .init(
                subject: .server,
                state: .failed,
                message: "the audio server\(place) does not answer within \(self.findings.limit) s: it hangs",
                mend: self.restart ?? "unset PULSE_SERVER"
            )
        }
        return .init(
            subject: .server,
            state: .failed,
            message: "no PulseAudio or PipeWire server answers\(place) (\(refusal))",
            mend: self.wanted.server == nil ? self.start : "unset PULSE_SERVER"
        )
    }

    /// The program that serves, or would; where both are, PipeWire has taken over from PulseAudio.
    private var program: String? {
        let programs = self.findings.surroundings.servers
        let isPipeWire = self.sound.server.map { $0.pipeWire != nil } ?? programs.contains("pipewire-pulse")
        return isPipeWire ? "pipewire-pulse" : self.sound.server == nil ? programs.first : "pulseaudio"
    }

    private var start: String {
        guard let program else { return "apt-get install pulseaudio && pulseaudio --start" }
        if self.findings.surroundings.hasUserSystemd { return "systemctl --user start \(program)" }
        return program == "pulseaudio" ? "pulseaudio --start" : "pipewire & wireplumber & pipewire-pulse &"
    }

    /// What starts the server anew; nil where it runs on another machine, or may.
    private var restart: String? {
        let address = self.sound.server?.address ?? self.wanted.server ?? "unix:"
        guard address.hasPrefix("/") || address.contains("unix:") else { return nil }
        let program = self.program ?? "pulseaudio"
        if self.findings.surroundings.hasUserSystemd { return "systemctl --user restart \(program)" }
        // One that is stopped does not take a request to end.
        return "pkill -KILL -u \"$USER\" -x \(program); "
            + (program == "pulseaudio" ? "pulseaudio --start" : "\(program) &")
    }

    /// The sink that is played on.
    var device: Diagnosis.Check {
        guard self.sound.server != nil, self.sound.areDevicesKnown else {
            return self.notAsked(.device)
        }
        guard let sink = self.sound.sink else {
            return self.missing(.device, "sink", asked: self.wanted.device, named: self.wanted.sink, "PULSE_SINK")
        }
        let name = Shell.quoted(sink.name)
        func check(_ state: Diagnosis.State, _ message: String, _ mend: String? = nil) -> Diagnosis.Check {
            .init(subject: .device, state: state, message: message, mend: mend)
        }
        if let failure = self.sound.failure { return check(.failed, failure, self.restart) }
        let latency = self.sound.latencies.max() ?? .zero
        // A null sink that was idle has rendered two seconds of silence before it plays anything.
        let isLate = latency >= .seconds(self.findings.limit) / 2
        guard self.sound.isPlayed || isLate && !sink.isSuspended else {
            // Whether it is kept asleep, or the server hangs by now: a turn would wait for ever.
            return sink.isSuspended
                ? check(.failed, "\(sink.name) is suspended and takes no sound", "pactl suspend-sink \(name) 0")
                : check(.failed, "\(sink.name) takes no sound", self.restart)
        }
        if sink.isMuted { return check(.warning, "\(sink.name) is muted", "pactl set-sink-mute \(name) 0") }
        if sink.volume <= 0 {
            return check(.warning, "\(sink.name) has volume 0", "pactl set-sink-volume \(name) 50%")
        }
        if sink.name == "auto_null" {
            return check(.warning, "auto_null is there for want of a sound card: nobody hears it", self.detect)
        }
        if isLate {
            let delay = Int(latency.seconds.rounded())
            return check(.warning, "\(sink.name) plays what it is given \(delay) s later: speech begins that late")
        }
        return check(.ok, "\(sink.title), volume \(Int((sink.volume * 100).rounded())) %")
    }

    /// The source that hears the listener.
    var microphone: Diagnosis.Check {
        guard self.sound.server != nil, self.sound.areDevicesKnown else {
            return self.notAsked(.microphone)
        }
        let isNamed = (self.wanted.microphone ?? self.wanted.source) != nil
        guard let source = self.sound.microphone, isNamed || !source.isMonitor else {
            var check = self.missing(
                .microphone,
                "source",
                asked: self.wanted.microphone,
                named: self.wanted.source,
                "PULSE_SOURCE"
            )
            if self.wanted.microphone == nil, self.wanted.source == nil, !self.findings.settings.bargesIn {
                let message = "none; only --barge-in voice needs one"
                return .init(subject: .microphone, state: .ok, message: message)
            }
            // A turn that is set to listen goes on without; whom doctor itself is told of has to be there.
            if self.wanted.microphone == nil || self.wanted.origins["microphone"] != nil {
                check.state = .warning
                check.message += ": --barge-in voice would hear nobody"
            }
            return check
        }
        let name = Shell.quoted(source.name)
        func warning(_ message: String, _ mend: String) -> Diagnosis.Check {
            .init(subject: .microphone, state: .warning, message: message, mend: mend)
        }
        if source.isMuted { return warning("\(source.name) is muted", "pactl set-source-mute \(name) 0") }
        if source.volume <= 0 {
            return warning("\(source.name) has volume 0", "pactl set-source-volume \(name) 100%")
        }
        let message = "\(source.title); speakstream listen shows what it hears"
        return .init(subject: .microphone, state: .ok, message: message)
    }

    private func notAsked(_ subject: Diagnosis.Subject) -> Diagnosis.Check {
        guard self.sound.server != nil else {
            return .init(subject: subject, state: .skipped, message: "no server could be asked")
        }
        // It answered once, and then no more: the device is what a turn would wait for.
        return .init(
            subject: subject,
            state: subject == .device ? .failed : .skipped,
            message: "the server answers no more",
            mend: subject == .device ? self.restart : nil
        )
    }

    private func missing(
        _ subject: Diagnosis.Subject,
        _ kind: String,
        asked: String?,
        named: String?,
        _ variable: String
    ) -> Diagnosis.Check {
        var check = Diagnosis.Check(subject: subject, state: .failed, message: "the server has no \(kind)")
        if let asked {
            check.message += " \(Shell.quoted(asked)): --\(subject.rawValue) takes one of those that it lists"
            check.mend = "pactl list short \(kind)s"
        } else if let named {
            check.message += " \(Shell.quoted(named)), which \(variable) names"
            check.mend = "unset \(variable)"
        } else {
            check.message = subject == .device ? check.message : "the server has no microphone"
            check.mend = self.detect
        }
        return check
    }

    /// What makes the server look for sound cards.
    private var detect: String {
        self.sound.server?.pipeWire == nil
            ? "pactl load-module module-udev-detect" : "systemctl --user restart wireplumber"
    }
}

extension PulseServer {
    /// The version of PipeWire; nil for PulseAudio itself.
    fileprivate var pipeWire: String? {
        guard let place = self.name.firstRange(of: "PipeWire ") else { return nil }
        return String(self.name[place.upperBound...].prefix { $0 != ")" })
    }

    fileprivate var title: String {
        self.pipeWire.map { "PipeWire \($0)" } ?? "PulseAudio \(self.version)"
    }
}

extension PulseDevice {
    fileprivate var title: String { self.summary.isEmpty ? self.name : "\(self.name) (\(self.summary))" }
}
