#!/usr/bin/env python3
"""Flite's English voices as an engine of speakstream: slt, rms, awb (clustergen), kal16 (diphones), all at 16 kHz.

Debian: apt-get install libflite1 python3. The times of its words are its own and exact."""

import ctypes
import sys
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_float, c_int, c_short, c_void_p

import speakstream_engine

RATE = 16000
# Samples a call back: 20 ms, so that the sound begins soon and a stop is noticed soon.
PIECE = 320
# How much longer a voice has to be made to be as fast as eSpeak NG's en-us at the same rate (95 words of plain prose, within 2 %
# from 120 to 350 words a minute).
VOICES = {"slt": 1.0, "rms": 0.91, "awb": 0.97, "kal16": 1.04}


class Wave(Structure):
    _fields_ = [("type", c_char_p), ("rate", c_int), ("count", c_int), ("channels", c_int), ("samples", POINTER(c_short))]


class Voice(Structure):
    _fields_ = [("name", c_char_p), ("features", c_void_p)]


OnSound = CFUNCTYPE(c_int, POINTER(Wave), c_int, c_int, c_int, c_void_p)
Stage = CFUNCTYPE(c_void_p, c_void_p)


class Streaming(Structure):
    _fields_ = [("piece", c_int), ("on_sound", OnSound), ("user", c_void_p), ("utterance", c_void_p), ("item", c_void_p)]


def library(name):
    try:
        return ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        sys.exit("there is no %s; apt-get install libflite1" % name)


flite = library("libflite.so.1")
library("libflite_usenglish.so.1")
library("libflite_cmulex.so.1")
for name, result, arguments in [
    ("audio_streaming_info_val", c_void_p, [c_void_p]),
    ("new_audio_streaming_info", POINTER(Streaming), []),
    ("feat_set", None, [c_void_p, c_char_p, c_void_p]),
    ("feat_set_float", None, [c_void_p, c_char_p, c_float]),
    ("feat_val", c_void_p, [c_void_p, c_char_p]),
    ("flite_synth_text", c_void_p, [c_char_p, c_void_p]),
    ("delete_utterance", None, [c_void_p]),
    ("utt_relation", c_void_p, [c_void_p, c_char_p]),
    ("relation_head", c_void_p, [c_void_p]),
    ("item_next", c_void_p, [c_void_p]),
    ("item_feat_string", c_char_p, [c_void_p, c_char_p]),
    ("flite_ffeature_float", c_float, [c_void_p, c_char_p]),
    ("uttfunc_val", c_void_p, [c_void_p]),
    ("val_uttfunc", c_void_p, [c_void_p]),
]:
    function = getattr(flite, name)
    function.restype, function.argtypes = result, arguments


class Speaker:
    """A voice, and the phrase that it is saying."""

    def __init__(self, name):
        if name not in VOICES:
            raise ValueError("flite.py has no voice %s; it has %s" % (name, ", ".join(VOICES)))
        register = getattr(library("libflite_cmu_us_%s.so.1" % name), "register_cmu_us_" + name)
        register.restype, register.argtypes = c_void_p, [c_char_p]
        self.voice = register(None)
        self.features = ctypes.cast(self.voice, POINTER(Voice)).contents.features
        self.stretch = VOICES[name]
        self.phrase = self.words = self.utterance = None
        # Flite gives the utterance to nobody before it is said: the last stage is where it passes by.
        self.make_wave = Stage(flite.val_uttfunc(flite.feat_val(self.features, b"wave_synth_func")))
        self.on_stage, self.on_sound = Stage(self.pass_by), OnSound(self.take)
        stage = flite.uttfunc_val(ctypes.cast(self.on_stage, c_void_p))
        flite.feat_set(self.features, b"wave_synth_func", stage)
        streaming = flite.new_audio_streaming_info()
        streaming.contents.piece, streaming.contents.on_sound = PIECE, self.on_sound
        flite.feat_set(self.features, b"streaming_info", flite.audio_streaming_info_val(streaming))

    def say(self, phrase):
        self.phrase, self.words = phrase, None
        # Half an octave up and down. The pitch of rms can not be changed.
        flite.feat_set_float(self.features, b"f0_shift", 2 ** ((phrase.pitch - 50) / 100))
        flite.feat_set_float(self.features, b"duration_stretch", self.stretch * 175 / phrase.rate)
        utterance = flite.flite_synth_text(phrase.text.encode(), self.voice)
        if utterance:
            flite.delete_utterance(utterance)

    def pass_by(self, utterance):
        self.utterance = utterance
        return self.make_wave(utterance)

    def take(self, wave, start, count, is_last, streaming):
        if self.words is None:
            self.words = self.word_times()
        samples = ctypes.string_at(ctypes.addressof(wave.contents.samples.contents) + 2 * start, 2 * count)
        is_wanted = self.phrase.send(samples, self.words)
        self.words = ()
        return 0 if is_wanted else -1

    def word_times(self):
        """Flite's tokens are the words as they are written: each where it stands in the text, with its first sound's frame."""
        text, place, words = self.phrase.text.encode(), 0, []
        token = flite.relation_head(flite.utt_relation(self.utterance, b"Token"))
        while token:
            name = flite.item_feat_string(token, b"name")
            found = text.find(name, place)
            first = flite.flite_ffeature_float(token, b"daughter1.R:SylStructure.daughter1.daughter1.R:Segment.p.end")
            if found >= 0:
                # A token that flite makes no sound of has no time.
                if first > 0:
                    words.append((found, round(first * RATE)))
                place = found + len(name)
            token = flite.item_next(token)
        return words


speakers = {}


def say(phrase):
    name = phrase.voice or "slt"
    if name not in speakers:
        speakers[name] = Speaker(name)
    speakers[name].say(phrase)


flite.flite_init()
speakstream_engine.serve(say, rate=RATE)
