"""An HTTP/2 server over TLS for tests: h2_server.py FOLDER CERTIFICATE KEY.

Prints its port, then serves 127.0.0.1 until standard input ends. FOLDER gets a line in `events` for each connection and
request. The path says what becomes of a request.
"""

import asyncio
import os
import pathlib
import ssl
import sys

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import RequestReceived, StreamEnded, StreamReset, WindowUpdated

folder = pathlib.Path(sys.argv[1])


def note(event):
    with open(folder / "events", "a") as file:
        file.write(event + "\n")


class Connection(asyncio.Protocol):
    def connection_made(self, transport):
        note("connect")
        self.transport = transport
        self.paths = {}
        self.endless = None
        self.poured = 0
        self.http = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self.http.initiate_connection()
        self.flush()

    def flush(self):
        self.transport.write(self.http.data_to_send())

    def data_received(self, data):
        for event in self.http.receive_data(data):
            if isinstance(event, RequestReceived):
                headers = dict(event.headers)
                self.paths[event.stream_id] = headers[":path"]
                note(f"request {headers[':method']} {headers[':path']}")
            elif isinstance(event, StreamEnded):
                self.act(event.stream_id, self.paths[event.stream_id])
            elif isinstance(event, StreamReset):
                self.endless = None
            elif isinstance(event, WindowUpdated):
                self.pour()
        self.flush()

    def act(self, stream, path):
        if path == "/reset":
            self.http.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)
        elif path == "/refuse":
            self.http.reset_stream(stream, ErrorCodes.REFUSED_STREAM)
        elif path == "/leave":
            self.http.close_connection()
            self.flush()
            self.transport.close()
        elif path == "/half":
            self.http.send_headers(stream, [(":status", "200"), ("content-length", "100")])
            self.http.send_data(stream, b"x" * 50)
            self.flush()
            self.transport.close()
        elif path == "/endless":
            self.http.send_headers(stream, [(":status", "200")])
            self.endless = stream
            self.pour()
        else:
            headers = [(":status", "429"), ("retry-after", "7"), ("x-said", path), ("content-length", "5")]
            self.http.send_headers(stream, headers)
            self.http.send_data(stream, b"taken", end_stream=True)

    def pour(self):
        """More than anybody reads, and no end; what is sent unread takes from the window of all streams."""
        while self.endless and self.poured < 4 << 20:
            room = min(self.http.local_flow_control_window(self.endless), self.http.max_outbound_frame_size)
            if room <= 0:
                return
            self.http.send_data(self.endless, b"x" * room)
            self.poured += room

    def connection_lost(self, _):
        note("end")


async def main():
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(sys.argv[2], sys.argv[3])
    tls.set_alpn_protocols(["h2"])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, ssl=tls)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
