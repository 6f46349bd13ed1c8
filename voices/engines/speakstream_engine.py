"""The protocol by which speakstream talks to a speech engine (version 1; voices/README.md tells it whole).

    import speakstream_engine

    def say(phrase):
        for piece in my_engine(phrase.text, speed=phrase.rate / 175):   # signed 16-bit samples, one channel
            if not phrase.send(piece):                                  # False: it is not wanted any more
                return

    speakstream_engine.serve(say, rate=24000)

Python 3.7 or later, nothing beside it. Copy it, it is the whole of what an engine needs."""

import json
import os
import queue
import sys
import threading


class Phrase:
    """A phrase to be said: what speakstream asks for, and the way back."""

    def __init__(self, request, link):
        self.id = request["id"]
        self.text = request["say"]
        self.rate = request.get("rate", 175)  # words a minute
        self.pitch = request.get("pitch", 50)  # 0 to 99
        self.range = request.get("range", 50)  # how far the pitch moves, 0 to 99
        self.volume = request.get("volume", 100)  # per cent; only asked of engines that said volume=True
        self.word_gap = request.get("word_gap", 0)  # silence between words beyond the natural, milliseconds
        self.language = request.get("language")  # a BCP 47 tag, or None
        self.voice = request.get("voice", "")
        self.continues = request.get("continues", False)  # whether the sentence goes on behind it
        self._link = link

    @property
    def cancelled(self):
        """Whether it is not wanted any more: look between two steps of a long computation."""
        return self.id in self._link.cancelled

    def send(self, samples, words=()):
        """Hands on sound: bytes, or anything with tobytes(). Words are pairs of a UTF-8 offset in the text and a frame of the
        phrase's sound, and may come before their sound. Returns False when the phrase is not wanted any more."""
        if self.cancelled:
            return False
        data = samples if isinstance(samples, (bytes, bytearray)) else samples.tobytes()
        header = {"id": self.id, "bytes": len(data)}
        if words:
            header["words"] = [list(word) for word in words]
        self._link.write(header, data)
        return True


class _Link:
    def __init__(self):
        # What other code prints must not get into the sound.
        self.out = os.dup(1)
        os.dup2(2, 1)
        self.requests = queue.Queue()
        self.cancelled = set()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in sys.stdin.buffer:
            request = json.loads(line)
            if "say" in request:
                self.requests.put(request)
            elif "cancel" in request:
                self.cancelled.add(request["cancel"])
        os._exit(0)  # speakstream is gone, whatever is being computed

    def write(self, header, data=b""):
        rest = memoryview(json.dumps(header).encode() + b"\n" + data)
        try:
            while rest:
                rest = rest[os.write(self.out, rest) :]
        except BrokenPipeError:
            os._exit(0)


def serve(say, rate, volume=False):
    """Says phrase after phrase until speakstream is gone.

    say(phrase) makes the sound of one; an exception is told as the reason why it can not be said. rate is in frames a second.
    volume=True: the engine minds phrase.volume; otherwise speakstream does."""
    link = _Link()
    link.write({"ready": True, "protocol": 1, "rate": rate, "volume": volume})
    while True:
        phrase = Phrase(link.requests.get(), link)
        answer = {"id": phrase.id, "end": True}
        try:
            if not phrase.cancelled:
                say(phrase)
        except Exception as error:
            answer = {"id": phrase.id, "error": str(error) or type(error).__name__}
        link.cancelled.difference_update([known for known in link.cancelled if known <= phrase.id])
        link.write(answer)
