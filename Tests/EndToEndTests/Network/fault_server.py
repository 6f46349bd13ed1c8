#!/usr/bin/env python3
"""A server of models that misbehaves as its path says: /CASE/v1/chat/completions, /CASE/api/chat or /CASE/v1/messages.

Nothing but the standard library, and raw sockets: no framework cuts an event in two or sends a line without end.
Writes a line of JSON to standard output for whatever happens, its ports first, and ends when standard input does.
The value of a header that may hold a key is never written, only whether it is there.

    fault_server.py [CERTIFICATE KEY]     with both, also a port with TLS
"""
import asyncio
import base64
import gzip
import hashlib
import json
import socket
import ssl
import struct
import sys
import time

SECRETS = {"authorization", "x-api-key", "proxy-authorization"}
HELLO = ["Hello ", "you. ", "The kettle ", "is on."]


def tell(event, **more):
    print(json.dumps({"event": event, "time": time.monotonic(), **more}), flush=True)


class Exchange:
    """A request, and the connection that its answer goes to."""

    def __init__(self, server, reader, writer, port):
        self.server, self.reader, self.writer, self.port = server, reader, writer, port
        self.sent = 0

    async def read(self):
        first = await self.reader.readexactly(1)
        if first == b"\x16":
            # TLS, where none is spoken; servers say so in plain text.
            await self.raw(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            raise ConnectionAbortedError
        head = (first + await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        self.method, self.target, _ = head[0].split(" ")
        self.headers = {}
        for line in head[1:]:
            name, _, value = line.partition(":")
            if name:
                self.headers[name.lower()] = value.strip()
        self.body = await self.reader.readexactly(int(self.headers.get("content-length", 0)))
        # A proxy is asked for a whole address.
        self.host, self.path = self.headers.get("host", ""), self.target
        if "://" in self.target:
            self.host, _, path = self.target.split("://", 1)[1].partition("/")
            self.path = "/" + path
        self.case = (self.path.split("/") + [""])[1]
        api = {"chat/completions": "openai", "v1/messages": "anthropic", "api/chat": "ollama"}
        self.api = next((api[end] for end in api if self.path.split("?")[0].endswith(end)), "")
        self.count = self.server.counts[self.case] = self.server.counts.get(self.case, 0) + 1
        tell(
            "request",
            port=self.port,
            method=self.method,
            target=self.target,
            case=self.case,
            headers={name: "(secret)" if name in SECRETS else value for name, value in self.headers.items()},
            body=self.body.decode(),
        )

    def key(self):
        value = self.headers.get("authorization", self.headers.get("x-api-key", ""))
        return value.removeprefix("Bearer ")

    async def raw(self, data):
        self.writer.write(data)
        await self.writer.drain()
        self.sent += len(data)

    async def head(self, status=200, type="text/event-stream", chunked=True, **headers):
        """Without `chunked` the end of the connection is the end of the body."""
        lines = [f"HTTP/1.1 {status} Whatever"]
        lines += [f"Content-Type: {type}"] if type else []
        lines += ["Transfer-Encoding: chunked"] if chunked else ["Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.chunked = chunked
        await self.raw("\r\n".join(lines + ["", ""]).encode("latin-1"))

    async def piece(self, data):
        data = data.encode() if isinstance(data, str) else data
        await self.raw(b"%x\r\n%s\r\n" % (len(data), data) if self.chunked else data)

    async def end(self):
        if self.chunked:
            await self.raw(b"0\r\n\r\n")

    async def whole(self, status, body, type="application/json", **headers):
        body = body.encode() if isinstance(body, str) else body
        await self.head(status, type, chunked=False, Content_Length=len(body), **headers)
        await self.raw(body)

    async def error(self, status, message, **headers):
        await self.whole(status, json.dumps({"error": {"message": message, "type": "x"}}), **headers)

    def event(self, text, finish=None):
        """A piece of an answer, in the shape of the API."""
        if self.api == "ollama":
            return json.dumps({"model": "m", "message": {"role": "assistant", "content": text}, "done": False}) + "\n"
        if self.api == "anthropic":
            delta = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}}
            return f"event: content_block_delta\ndata: {json.dumps(delta)}\n\n"
        choice = {"index": 0, "delta": {"content": text} if text else {}, "finish_reason": finish}
        return f"data: {json.dumps({'object': 'chat.completion.chunk', 'choices': [choice]})}\n\n"

    def last(self):
        """What says that an answer is complete."""
        if self.api == "ollama":
            end = {"model": "m", "message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"}
            return json.dumps(end) + "\n"
        if self.api == "anthropic":
            return 'event: message_stop\ndata: {"type":"message_stop"}\n\n'
        return self.event("", "stop") + "data: [DONE]\n\n"

    async def start(self, **more):
        await self.head(type="application/x-ndjson" if self.api == "ollama" else "text/event-stream", **more)

    async def say(self, texts=HELLO):
        for text in texts:
            await self.piece(self.event(text))

    async def answer(self, texts=HELLO, **more):
        await self.start(**more)
        await self.say(texts)
        await self.piece(self.last())
        await self.end()

    async def until_closed(self):
        while await self.reader.read(65536):
            pass
        raise ConnectionAbortedError

    def abort(self):
        """Resets the connection."""
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


class Cases:
    """What the server does for /CASE/..., with "-" as "_"."""

    async def plain(x):
        await x.answer()

    async def unhurried(x):
        """Keeps the connection open behind the end of the answer."""
        await x.start()
        await x.say()
        await x.piece(x.last())
        await x.until_closed()

    async def reasoning(x):
        await x.start()
        for delta in [{"reasoning_content": "Secret thoughts."}, {"content": "Hello."}]:
            await x.piece(f"data: {json.dumps({'choices': [{'delta': delta}]})}\n\n")
        await x.piece(x.last())
        await x.end()

    async def ample(x):
        """Far more at once than is read ahead, in events with much beside the text: it waits in the sockets."""
        await x.start()
        more = json.dumps({"choices": [{"delta": {"content": "Yes. "}, "logprobs": "x" * 16384}]})
        for _ in range(2000):
            await x.piece(f"data: {more}\n\n")
        await x.piece(x.last())
        await x.end()

    async def status_401(x):
        await x.error(401, "Incorrect API key provided")

    async def status_403(x):
        await x.error(403, "Not for you")

    async def status_404(x):
        await x.error(404, "model 'm' not found")

    async def status_400(x):
        await x.whole(400, '{"detail":"max_tokens is too large"}')

    async def status_401_silent(x):
        """The head of a refusal whose body never comes."""
        await x.head(401, "application/json")
        await x.until_closed()

    async def busy_once(x):
        await (x.error(429, "Slow down", Retry_After="1") if x.count == 1 else x.answer())

    async def busy_long(x):
        await x.error(429, "Slow down", Retry_After="3600")

    async def busy_days(x):
        await x.error(429, "Slow down", Retry_After="1000000")

    async def fail_once(x):
        await (x.error(500, "Out of order") if x.count == 1 else x.answer())

    async def fail_always(x):
        await x.whole(503, "<html>Unavailable</html>", "text/html")

    async def redirect_same(x):
        await x.whole(307, "", Location="/plain" + x.path.removeprefix("/redirect-same"))

    async def redirect_permanent(x):
        await x.whole(308, "", Location=f"http://{x.host}/plain" + x.path.removeprefix("/redirect-permanent"))

    async def redirect_port(x):
        await x.whole(307, "", Location=f"http://127.0.0.1:{x.server.ports['other']}/plain/v1/chat/completions")

    async def redirect_host(x):
        await x.whole(307, "", Location=f"http://localhost:{x.port}/plain/v1/chat/completions")

    async def redirect_circle(x):
        await x.whole(307, "", Location=x.path)

    async def redirect_key(x):
        await x.whole(307, "", Location=f"http://elsewhere.invalid/?key={x.key()}")

    async def redirect_nowhere(x):
        await x.whole(307, "")

    async def moved(x):
        await x.whole(301, "", Location="/plain/v1/chat/completions")

    async def html(x):
        await x.whole(200, "<html><body>Welcome to the router</body></html>", "text/html; charset=utf-8")

    async def html_404(x):
        await x.whole(404, "<html><body>Not found</body></html>", "text/html")

    async def typeless(x):
        await x.whole(200, "Hello", None)

    async def empty(x):
        await x.head(chunked=False)

    async def gzip(x):
        stream = "".join(x.event(text) for text in HELLO) + x.last()
        packed = gzip.compress(stream.encode())
        await x.head(Content_Encoding="gzip")
        for start in range(0, len(packed), 20):
            await x.piece(packed[start : start + 20])
        await x.end()

    async def gzip_garbage(x):
        await x.head(Content_Encoding="gzip")
        await x.piece(b"\x1f\x8b" + b"\x99" * 300)
        await x.until_closed()

    async def gzip_bomb(x):
        """A line of 64 MiB in a few kilobytes."""
        await x.head(Content_Encoding="gzip")
        await x.piece(gzip.compress(b"data: {" + b"x" * (64 << 20), 1))
        await x.until_closed()

    async def garbage(x):
        await x.head()
        await x.piece(bytes(n * 7 % 256 for n in range(4000)) + b"\n\n")
        await x.end()

    async def garbage_object(x):
        await x.start()
        await x.say(["Hello you. "])
        await x.piece('data: {"choices":[{"delta":{"con\n\n')
        await x.until_closed()

    async def no_http(x):
        await x.raw(b"\x00\xff220 mail.example.org ESMTP\r\n" * 20)
        await x.until_closed()

    async def no_answer(x):
        pass

    async def reset(x):
        x.abort()

    async def headers_only(x):
        await x.head()

    async def cut(x):
        """In the middle of an event, with the connection."""
        await x.start()
        await x.say(["Hello you. ", "And "])
        await x.piece(x.event("more")[:-20])
        # AsyncHTTPClient drops what it reads together with the end of a connection that ends too soon.
        await asyncio.sleep(0.3)

    async def cut_reset(x):
        await x.start()
        await x.say(["Hello you. "])
        # What is heard of a reset connection depends on what had been read before.
        await asyncio.sleep(0.3)
        x.abort()

    async def short(x):
        """Closes before so many bytes have come as the head promises."""
        await x.head(chunked=False, Content_Length=100_000)
        await x.say(["Hello you. "])

    async def unfinished(x):
        """Ends as a response should, with an answer that is not complete."""
        await x.start(chunked=False)
        await x.say(["Hello you. "])

    async def silent(x):
        await x.until_closed()

    async def stall(x):
        await x.start()
        await x.say(["Hello you. "])
        await x.until_closed()

    async def line(x):
        """A line of a gigabyte."""
        await x.start()
        await x.say(["Hello you. "])
        await x.piece("data: ")
        block = b"x" * (1 << 20)
        for _ in range(1 << 10):
            await x.piece(block)

    async def header(x):
        """A header without end."""
        await x.raw(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(1 << 10):
            await x.raw(b"x" * (1 << 20))

    async def error_event(x):
        await x.start()
        await x.say(["Hello you. "])
        await x.piece('data: {"error":{"message":"the model is gone","code":502}}\n\n')
        await x.until_closed()

    async def key_401(x):
        await x.error(401, f"Incorrect API key provided: {x.key()}.")

    async def key_text(x):
        """The key where a message is cut."""
        await x.whole(500, "x" * 180 + " " + x.key() * 20, "text/plain")

    async def key_event(x):
        await x.start()
        await x.piece(f'data: {{"error":{{"message":"Bad key {x.key()}"}}}}\n\n')
        await x.until_closed()

    async def key_object(x):
        """The key where an object that can not be read is cut."""
        await x.start()
        await x.piece(f'data: {{"key is ": {x.key() * 3}\n\n')
        await x.until_closed()

    async def key_type(x):
        await x.whole(200, "", f"text/{x.key()}")

    async def key_moved(x):
        await x.whole(301, "", Location=f"/{x.key()}")

    async def key_later(x):
        await x.whole(429, "", Retry_After=f"{x.key()}")

    async def escape(x):
        """Controls for the terminal, and more than a line."""
        await x.error(400, "Bad\x1b[2J\x07 news\nand more\r\u009b1mof it")

    async def endless(x):
        """Goes on for as long as anybody takes it."""
        await x.start()
        number = 0
        while True:
            if x.reader.at_eof():
                raise ConnectionAbortedError
            number += 1
            await x.say([f"This is sentence number {number}. "])
            await asyncio.sleep(0.02)


class Socket:
    """The server's end of a WebSocket (RFC 6455), as far as its cases need it."""

    TEXT, CLOSE, PING, PONG = 1, 8, 9, 10

    def __init__(self, exchange):
        self.x = exchange

    async def accept(self, *first):
        """The first messages come together with the consent."""
        key = self.x.headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        answer = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
        head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        head += f"Sec-WebSocket-Accept: {answer}\r\n\r\n"
        await self.x.raw(head.encode() + b"".join(self.frame(self.TEXT, text.encode()) for text in first))

    def frame(self, opcode, data=b"", last=True):
        size = bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack(">H", len(data))
        return bytes([opcode | (0x80 if last else 0)]) + size + data

    async def say(self, text):
        await self.x.raw(self.frame(self.TEXT, text.encode()))

    async def delta(self, text):
        await self.say(json.dumps({"type": "response.output_text.delta", "delta": text}))

    async def close(self, code=1000, reason=""):
        await self.x.raw(self.frame(self.CLOSE, struct.pack(">H", code) + reason.encode()))
        await self.until_closed()

    async def until_closed(self):
        while (await self.take())[0] != self.CLOSE:
            pass

    async def take(self):
        """A frame of the client, which has to be masked."""
        head = await self.x.reader.readexactly(2)
        length = head[1] & 0x7F
        if length == 126:
            length = struct.unpack(">H", await self.x.reader.readexactly(2))[0]
        assert head[1] & 0x80, "a client masks what it sends"
        mask = await self.x.reader.readexactly(4)
        data = bytes(byte ^ mask[i % 4] for i, byte in enumerate(await self.x.reader.readexactly(length)))
        opcode = head[0] & 15
        code = struct.unpack(">H", data[:2])[0] if opcode == self.CLOSE and data else None
        tell("frame", case=self.x.case, sent=code, body="" if opcode == self.CLOSE else data.decode())
        return opcode, data


class SocketCases:
    """What a WebSocket does, by the first part of its path."""

    async def text(s):
        await s.accept(*HELLO)
        await s.close()

    async def json(s):
        await s.accept('{"type": "session.created"}')
        for token in HELLO:
            await s.delta(token)
        await s.say('{"type": "response.done"}')
        await s.take()

    async def pieces(s):
        await s.accept()
        frames = [s.frame(s.TEXT, b"Hel", last=False), s.frame(s.PING, b"?"), s.frame(0, b"lo you.")]
        await s.x.raw(b"".join(frames))
        await s.take()
        await s.close()

    async def error(s):
        await s.accept('{"type": "response.text.delta", "delta": "Hello you. "}')
        await s.say('{"type": "error", "error": {"message": "the model is gone"}}')
        await s.take()

    async def code(s):
        await s.accept("Hello you. ")
        await s.close(1011, "out of memory")

    async def cut(s):
        """Without a goodbye, when the client has read what was said."""
        await s.accept("Hello you. ")
        await s.x.raw(s.frame(s.PING))
        await s.take()

    async def mute(s):
        await s.x.reader.read()

    async def stall(s):
        await s.accept("Hello you. ")
        await s.take()

    async def endless(s):
        await s.accept()
        leaving = asyncio.create_task(s.until_closed())
        number = 0
        while not leaving.done():
            number += 1
            await s.delta(f"This is sentence number {number}. ")
            await asyncio.sleep(0.02)
        await leaving

    async def large(s):
        await s.accept()
        await s.x.raw(bytes([0x81, 127]) + struct.pack(">Q", 1 << 30) + b"x" * 4096)
        await s.take()


class Server:
    def __init__(self):
        self.counts, self.ports = {}, {}

    async def listen(self, name, take, host="127.0.0.1", **more):
        listener = await asyncio.start_server(take, host, 0, limit=1 << 20, **more)
        self.ports[name] = listener.sockets[0].getsockname()[1]

    async def take(self, reader, writer):
        port = writer.get_extra_info("sockname")[1]
        exchange = Exchange(self, reader, writer, port)
        try:
            await exchange.read()
            if exchange.method == "CONNECT":
                return await self.tunnel(exchange)
            if exchange.headers.get("upgrade") == "websocket":
                await getattr(SocketCases, exchange.case)(Socket(exchange))
                return tell("answered", case=exchange.case)
            case = getattr(Cases, exchange.case.replace("-", "_"), None)
            await (case(exchange) if case else exchange.error(404, "no such case"))
            writer.close()
            tell("answered", case=exchange.case)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError) as error:
            tell("closed", case=getattr(exchange, "case", ""), sent=exchange.sent, reason=type(error).__name__)
        finally:
            writer.close()

    async def tunnel(self, exchange):
        """Whatever its name is, it is here."""
        port = self.ports["tls" if exchange.target.endswith(":443") else "http"]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await exchange.raw(b"HTTP/1.1 200 Connected\r\n\r\n")

        async def copy(source, target):
            while data := await source.read(65536):
                target.write(data)
                await target.drain()
            target.close()

        await asyncio.gather(copy(exchange.reader, writer), copy(reader, exchange.writer), return_exceptions=True)


async def main():
    server = Server()
    await server.listen("http", server.take)
    await server.listen("other", server.take)
    if len(sys.argv) == 3:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        await server.listen("tls", server.take, ssl=context)
    tell("ready", ports=server.ports)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
