import SpeakStream
import SpeakStreamEngines
import SpeakStreamRig
import SpeakStreamTesting

/// A small program, written at test time, that says each word as the tone of ``ToneSynthesizer``, and goes wrong as it is told.
struct ToneEngine {
    let folder: TemporaryFolder

    /// Where the engines that we ship lie.
    static let shipped =
        String(#filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()) + "/voices/engines"

    init() throws {
        self.folder = try TemporaryFolder(name: "engine")
        try writeFile(Self.program.utf8, to: self.script)
    }

    private var script: String { self.folder.path + "/tones.py" }

    /// How often the program was started.
    var starts: Int { (try? readFile(self.folder.path + "/starts"))?.count ?? 0 }

    /// A file that is locked as long as the program's own child lives.
    var lock: String { self.folder.path + "/lock" }

    /// The texts that it was asked for, in order.
    var asked: [String] {
        let lines = (try? readFile(self.folder.path + "/asked")) ?? []
        return String(decoding: lines, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The engine that misbehaves as `mode` says, with limits that a busy machine keeps to.
    func engine(_ mode: String = "good", raw: Bool = false) -> CommandEngine {
        var engine = CommandEngine(
            ["python3", self.script, mode, self.folder.path],
            sampleRate: 22_050,
            mode: raw ? .raw : .framed,
            name: "tones"
        )
        engine.silenceLevel = 0.005
        return engine
    }

    func remove() { self.folder.remove() }

    /// The levels of the tones in a sound, in order, one for each time that it changes.
    static func levels(_ frames: [Int16]) -> [Int16] {
        var result: [Int16] = []
        for frame in frames where frame > 0 && result.last != frame { result.append(frame) }
        return result
    }

    /// The levels of a text's words.
    static func levels(of text: String) -> [Int16] {
        text.split(separator: " ").map { ToneSynthesizer.level(of: $0.utf8) }
    }

    private static let program = #"""
        import fcntl, json, os, subprocess, sys, threading, time

        mode, folder = sys.argv[1:]
        with open(folder + "/starts", "a") as file:
            file.write("x")
        start = os.path.getsize(folder + "/starts")
        first = start == 1
        raw = "raw" in mode

        def write(data):
            while data:
                data = data[os.write(1, data):]

        def out(header, data=b""):
            write(data if raw else json.dumps(header).encode() + b"\n" + data)

        def silence(count):
            return b"\0\0" * count

        def tone(word):
            level = 2166136261
            for byte in word:
                level = (level ^ byte) * 16777619 % 2**32
            level = 1000 + level % 30000
            return b"".join((level if i % 20 < 10 else -level).to_bytes(2, "little", signed=True) for i in range(2205))

        if mode == "dies-at-start":
            print("a warning", file=sys.stderr)
            sys.exit("there is no model here")
        if mode == "chatty":
            print("Loading ...", flush=True)
        if mode == "family":
            lock = open(folder + "/lock", "w")
            fcntl.flock(lock, fcntl.LOCK_EX)
            subprocess.Popen(["sleep", "1000"], pass_fds=[lock.fileno()], stdout=subprocess.DEVNULL)
            lock.close()
        if mode == "silent-start":
            time.sleep(1000)
        if not raw:
            ready = {"ready": True, "protocol": 1, "rate": 22050}
            if mode == "wrong-rate":
                ready["rate"] = 8000
            if mode == "version-2":
                ready["protocol"] = 2
            if mode == "quiet":
                ready["volume"] = False
            out(ready)

        cancelled = set()
        waiting = []
        news = threading.Condition()

        def read():
            for line in sys.stdin.buffer:
                request = {"say": line.decode().rstrip("\n"), "id": 0} if raw else json.loads(line)
                with news:
                    if "cancel" in request:
                        cancelled.add(request["cancel"])
                        with open(folder + "/cancelled", "a") as file:
                            file.write("x")
                    else:
                        waiting.append(request)
                    news.notify()
            os._exit(0)

        threading.Thread(target=read, daemon=True).start()
        while True:
            with news:
                news.wait_for(lambda: waiting)
                request = waiting.pop(0)
            text, id = request["say"], request["id"]
            if text != "One.":
                with open(folder + "/asked", "a") as file:
                    file.write(text + "\n")
            words = text.encode().split()
            poisoned = text != "One." and (first or "always" in mode)
            if mode == "refuses" and text.startswith("no") or mode == "refuses-all" and text != "One.":
                out({"id": id, "error": "it has a no in it"})
                continue
            if poisoned and mode.startswith("dies-before"):
                os._exit(3)
            if poisoned and mode == "garbage":
                write(b"Traceback (most recent call last):\n")
            if poisoned and mode == "hangs":
                time.sleep(1000)
            if poisoned and mode == "floods":
                while True:
                    out({"id": id, "bytes": 44100}, tone(b"flood") * 10)
            if "marks" in mode:
                place = 0
                marks = []
                for index, word in enumerate(words):
                    place = text.encode().find(word, place)
                    marks.append([place, 3000 + index * 2205])
                    place += len(word)
                out({"id": id, "words": marks})
            out({"id": id, "bytes": 6000}, silence(3000))
            for index, word in enumerate(words):
                if id in cancelled and mode != "deaf":
                    break
                if poisoned and mode.startswith("dies-mid") and index == len(words) // 2:
                    # In the middle of a word, in the middle of a frame.
                    out({"id": id, "bytes": 4410}, tone(word)[:2001])
                    os.kill(os.getpid(), 9)
                out({"id": id, "bytes": 4410}, tone(word))
            out({"id": id, "bytes": 8000}, silence(4000))
            if not raw:
                out({"id": id, "end": True})
            if poisoned and mode == "dies-after":
                os._exit(0)
        """#
}
