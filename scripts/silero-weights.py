"""Converts the weights of the Silero voice activity detector from ONNX to what SpeakStreamSilero reads.

    silero-weights.py --check FOLDER             exits with 0 if the weights are there
    silero-weights.py --convert MODEL FOLDER     writes silero.bin
    silero-weights.py --reference MODEL FOLDER   writes silero-reference.bin; needs onnxruntime and numpy

silero.bin: the 8 bytes "SSSILERO", then little-endian: a UInt32 version, a UInt32 count of floats, the FNV-1a of the floats' bytes
as a UInt64, and the floats. Each layer is a matrix, the outputs of the first input first, followed by a bias per output; a
convolution's inputs are its taps one after the other. silero-reference.bin is made the same way: samples of a signal as they are
given to the model, 512 at a time, then a probability for each 512.
"""

import array
import hashlib
import os
import sys

MODEL = "7ed98ddbad84ccac4cd0aeb3099049280713df825c610a8ed34543318f1b2c49"
WEIGHTS = b"SSSILERO"
REFERENCE = b"SSSILREF"
VERSION = 1


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def write(path, magic, floats):
    if sys.byteorder == "big":
        floats.byteswap()
    data = floats.tobytes()
    header = magic + VERSION.to_bytes(4, "little") + len(floats).to_bytes(4, "little")
    header += fnv(data).to_bytes(8, "little")
    # Nobody must find half a file.
    with open(path + ".new", "wb") as file:
        file.write(header + data)
    os.replace(path + ".new", path)


def check(path):
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return False
    return content[:12] == WEIGHTS + VERSION.to_bytes(4, "little") and content[16:24] == fnv(content[24:]).to_bytes(8, "little")


def fields(data):
    """The fields of a protobuf message, as pairs of number and value."""

    def varint(position):
        value = shift = 0
        while True:
            byte = data[position]
            position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value, position

    position = 0
    while position < len(data):
        key, position = varint(position)
        kind = key & 7
        if kind == 0:
            value, position = varint(position)
        else:
            if kind == 2:
                size, position = varint(position)
            else:
                size = 8 if kind == 1 else 4
            value = data[position : position + size]
            position += size
        yield key >> 3, value


def tensors(path):
    """The initialisers of a model: name -> (shape, floats)."""
    with open(path, "rb") as file:
        model = file.read()
    if hashlib.sha256(model).hexdigest() != MODEL:
        sys.exit(f"{path} is not the model that this was made for")
    # ModelProto.graph is 7, GraphProto.initializer 5; of TensorProto dims are 1, the name 8, raw_data 9.
    graph = next(value for number, value in fields(memoryview(model)) if number == 7)
    result = {}
    for number, tensor in fields(graph):
        if number != 5:
            continue
        shape, name, floats = [], None, array.array("f")
        for number, value in fields(tensor):
            if number == 1:
                shape.append(value)
            elif number == 8:
                name = bytes(value).decode()
            elif number == 9:
                floats.frombytes(bytes(value))
        if sys.byteorder == "big":
            floats.byteswap()
        result[name] = (shape, floats)
    return result


def convert(path, folder):
    model = tensors(path)
    floats = array.array("f")

    def matrix(name):
        """A convolution's or a matrix's rows: for each output the inputs, its taps one after the other."""
        shape, values = model[name]
        outputs, inputs = shape[0], shape[1]
        taps = shape[2] if len(shape) > 2 else 1
        return [
            [values[(output * inputs + channel) * taps + tap] for tap in range(taps) for channel in range(inputs)]
            for output in range(outputs)
        ]

    def layer(rows, bias):
        for column in zip(*rows):
            floats.extend(column)
        floats.extend(bias)

    basis = matrix("model.stft.forward_basis_buffer")
    layer(basis, [0.0] * len(basis))
    for index in range(4):
        name = f"model.encoder.{index}.reparam_conv"
        layer(matrix(f"{name}.weight"), model[f"{name}.bias"][1])
    # The cell's two matrices side by side: it is given its input and its last output together.
    name = "model.decoder.rnn"
    rows = [one + two for one, two in zip(matrix(f"{name}.weight_ih"), matrix(f"{name}.weight_hh"))]
    layer(rows, [one + two for one, two in zip(model[f"{name}.bias_ih"][1], model[f"{name}.bias_hh"][1])])
    name = "model.decoder.decoder.2"
    layer(matrix(f"{name}.weight"), model[f"{name}.bias"][1])
    write(os.path.join(folder, "silero.bin"), WEIGHTS, floats)
    with open(os.path.join(folder, "silero.txt"), "w") as file:
        file.write(
            "silero.bin: the weights of Silero VAD, https://github.com/snakers4/silero-vad, as in the PyPI package silero-vad,\n"
            "converted. Copyright (c) 2020-present Silero Team; MIT licence.\n"
        )


def reference(path, folder):
    import numpy
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    random = numpy.random.default_rng(1)
    count = 120
    time = numpy.arange(count * 512) / 16000
    # Noise, then buzzing vowels that come and go, with a pitch that moves, so that both answers occur.
    pitch = 120 + 30 * numpy.sin(2 * numpy.pi * 0.7 * time)
    phase = numpy.cumsum(pitch) / 16000
    voice = sum(
        numpy.sin(2 * numpy.pi * harmonic * phase)
        * sum(numpy.exp(-(((harmonic * pitch - formant) / 120) ** 2)) for formant in (600, 1200, 2500))
        for harmonic in range(1, 30)
    )
    syllables = numpy.clip(numpy.sin(2 * numpy.pi * 2.5 * time), 0, 1) * (time > 1) * (time < 3)
    samples = (0.1 * voice * syllables + 0.003 * random.standard_normal(time.shape)).astype(numpy.float32)
    state = numpy.zeros((2, 1, 128), numpy.float32)
    context = numpy.zeros(64, numpy.float32)
    answers = []
    for window in samples.reshape(count, 512):
        data = numpy.concatenate([context, window])[None]
        answer, state = session.run(None, {"input": data, "state": state, "sr": numpy.array(16000, numpy.int64)})
        context = window[-64:]
        answers.append(float(answer[0, 0]))
    write(os.path.join(folder, "silero-reference.bin"), REFERENCE, array.array("f", samples.tolist() + answers))


def main(arguments):
    if arguments[:1] == ["--check"] and len(arguments) == 2:
        sys.exit(0 if check(os.path.join(arguments[1], "silero.bin")) else 1)
    if arguments[:1] == ["--convert"] and len(arguments) == 3:
        convert(*arguments[1:])
    elif arguments[:1] == ["--reference"] and len(arguments) == 3:
        reference(*arguments[1:])
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
