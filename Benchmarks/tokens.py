"""Cuts documents into the o200k tokens that a language model would send.

    python tokens.py FILE.jsonl... > tokens.jsonl

Reads documents, one a line, with "text" or with "sents" and "seps". Writes for each {"source", "id", "text", "tokens"}:
the tokens are lengths in UTF-8 bytes, a token that ends within a scalar joined with the next, as those who stream
text have to do.
"""

import json
import os
import sys

import bpe_openai


def text_of(document):
    if document.get("text") is not None:
        return document["text"]
    sentences = document["sents"]
    separators = document.get("seps") or [" "] * (len(sentences) - 1)
    return "".join(s + (separators[i] if i < len(separators) else "") for i, s in enumerate(sentences))


def lengths_of(text, encoding):
    lengths = []
    held = b""
    for token in encoding.encode_ordinary(text):
        held += encoding.decode_bytes([token])
        try:
            held.decode("utf-8")
        except UnicodeDecodeError:
            continue
        lengths.append(len(held))
        held = b""
    if sum(lengths) != len(text.encode("utf-8")):
        raise SystemExit("the tokens are not those of the text")
    return lengths


def main():
    encoding = bpe_openai.get_encoding("o200k_base")
    for path in sys.argv[1:]:
        source = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8") as file:
            for line in filter(str.strip, file):
                document = json.loads(line)
                text = text_of(document)
                line = {"source": source, "id": document["id"], "text": text, "tokens": lengths_of(text, encoding)}
                print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))


main()
