"""A web server for tests that says bytes, not HTTP: web_server.py FOLDER [CERTIFICATE KEY].

Prints its port, then serves 127.0.0.1 until standard input ends. FOLDER gets a line in `events` for each connection,
request and end, and NNNN.request with the bytes of each request. The first part of the path says what becomes of it, the
others and the query are its words. A file `go` in FOLDER lets `late` go on; one named `mode` changes whole connections.
"""

import asyncio
import os
import pathlib
import socket
import ssl
import struct
import sys
import urllib.parse

folder = pathlib.Path(sys.argv[1])
certificate, key = (sys.argv[2:] + [""] * 2)[:2]
taken = 0


def note(event):
    with open(folder / "events", "a") as file:
        file.write(event + "\n")


def answer(status, headers="", body=b"taken", length=None):
    length = len(body) if length is None else length
    return f"HTTP/1.1 {status} Said\r\nContent-Length: {length}\r\n{headers}\r\n".encode() + body


def reset(writer):
    """Ends with RST in place of FIN."""
    socket_ = writer.get_extra_info("socket")
    socket_.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def pour(writer, piece, pause=0.0):
    while True:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(pause)


async def act(writer, path, count):
    """Answers one request, the count-th of its connection; true when the connection is to be kept."""
    url = urllib.parse.urlsplit(path)
    words = url.path.strip("/").split("/")
    query = urllib.parse.parse_qs(url.query, keep_blank_values=True)
    headers = "".join(line + "\r\n" for line in query.get("h", []))
    match words[0]:
        case "answer":
            writer.write(answer(int(words[1]), headers))
            return True
        case "bytes":
            body = b"x" * int(words[1])
            writer.write(answer(200, body=body))
            return True
        case "chunks":
            writer.write(b"HTTP/1.1 200 Said\r\nTransfer-Encoding: chunked\r\n\r\n")
            writer.write(b"3\r\none\r\n3\r\ntwo\r\n0\r\nX-Late: trailer\r\nX-Said: late\r\n\r\n")
            return True
        case "raw":
            writer.write(query["text"][0].encode("latin-1"))
            return False
        case "interim":
            writer.write(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Early: yes\r\n\r\n")
            writer.write(answer(200, headers))
            return True
        case "length":
            writer.write(answer(200, body=b"", length=10**12))
            await pour(writer, b"x" * 65536)
        case "unended":
            writer.write(b"HTTP/1.1 200 Said\r\nTransfer-Encoding: chunked\r\n\r\n")
            await pour(writer, b"1000\r\n" + b"x" * 0x1000 + b"\r\n")
        case "until-close":
            writer.write(b"HTTP/1.1 200 Said\r\n\r\n")
            await pour(writer, b"x" * 65536)
        case "headers":
            writer.write(b"HTTP/1.1 200 Said\r\n")
            await pour(writer, b"X-More: " + b"x" * 1000 + b"\r\n")
        case "header":
            writer.write(b"HTTP/1.1 200 Said\r\nX-Long: ")
            await pour(writer, b"x" * 1000)
        case "interims":
            await pour(writer, b"HTTP/1.1 102 Processing\r\nX-More: " + b"x" * 1000 + b"\r\n\r\n")
        case "half":
            writer.write(answer(200, body=b"x" * 50, length=100))
            return False
        case "half-chunk":
            writer.write(b"HTTP/1.1 200 Said\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf")
            return False
        case "half-head":
            writer.write(b"HTTP/1.1 200 Said\r\nContent-Le")
            return False
        case "end":
            return False
        case "reset":
            reset(writer)
        case "reset-in":
            writer.write(answer(200, body=b"x" * 50, length=100))
            await writer.drain()
            await asyncio.sleep(0.1)
            reset(writer)
        case "reset-after":
            writer.write(answer(200))
            await writer.drain()
            await asyncio.sleep(0.1)
            reset(writer)
        case "reset-second":
            if count > 1:
                reset(writer)
            else:
                writer.write(answer(200))
                return True
        case "end-after":
            writer.write(answer(200))
            return False
        case "drip":
            writer.write(answer(200, body=b"", length=10**6))
            await pour(writer, b"x", 0.05)
        case "silent":
            await asyncio.sleep(600)
        case "told":
            file = folder / "told"
            path = file.read_text() if file.exists() else "/answer/200"
            return await act(writer, path, count)
        case "late":
            while not (folder / "go").exists():
                await asyncio.sleep(0.02)
            writer.write(answer(200))
            return True
        case _:
            writer.write(answer(404))
            return True
    return False


async def read_request(reader):
    """Head and body of one request, or None at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        if name.lower() == b"expect":
            note("expect")
    try:
        return head, await reader.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


async def serve(reader, writer):
    global taken
    note("connect")
    count = 0
    mode = folder / "mode"
    if mode.exists() and mode.read_text() == "reset":
        reset(writer)
        return
    try:
        while request := await read_request(reader):
            head, body = request
            count += 1
            taken += 1
            (folder / f"{taken:04}.request").write_bytes(head + body)
            method, path = head.split(b" ", 2)[:2]
            note(f"request {method.decode()} {path.decode().split('?')[0]}")
            if method == b"CONNECT":
                writer.write(b"HTTP/1.1 502 No tunnel\r\nRetry-After: 9\r\n\r\n")
                break
            if path.startswith(b"http://"):
                path = b"/" + path.split(b"/", 3)[3]
            if not await act(writer, path.decode(), count):
                break
            await writer.drain()
        writer.close()
    except ConnectionError:
        pass
    note("end")


async def main():
    tls = None
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate, key)
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls, limit=1 << 22)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    # What is said without end does not keep it.
    os._exit(0)


asyncio.run(main())
