#!/usr/bin/env python3
"""hibari-tts's voice "heart" as an engine of speakstream, at 24 kHz: a neural voice whose model is in its package.

    pip install hibari-tts==0.2.1

Other voices would be downloaded when they are first asked for, and are refused."""

import os
import sys

import speakstream_engine

try:
    import numpy
    from hibari import SAMPLE_RATE, Hibari
except ImportError as error:
    # Where scripts/install-voice puts it.
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    python = os.path.join(data, "speakstream/engines/hibari/bin/python3")
    if sys.executable != python and os.access(python, os.X_OK):
        os.execv(python, [python] + sys.argv)
    sys.exit("hibari-tts is not there (%s); scripts/install-voice heart installs it" % error)

# Its own pace is that of eSpeak NG's en-us at 175 words a minute (95 words of plain prose: 1 % faster).
OWN_RATE = 175

tts = Hibari()
_ = tts.g2p  # loads its dictionaries


def say(phrase):
    if phrase.voice not in ("", tts.voice):
        raise ValueError("heart.py has no voice %s; it has %s" % (phrase.voice, tts.voice))
    speed = min(2.0, max(0.5, phrase.rate / OWN_RATE))
    # A fixed seed: the same text has the same sound.
    noise = numpy.random.default_rng(1)
    # A sentence at a time. It can not be left in between, which takes 0.1 s for a long one.
    for phonemes in tts.phonemize(phrase.text):
        if phrase.cancelled:
            return
        sound = tts.from_ids(tts.ids(phonemes), speed, noise)
        if not phrase.send((numpy.clip(sound, -1, 1) * 32767).astype("<i2")):
            return


speakstream_engine.serve(say, rate=SAMPLE_RATE)
