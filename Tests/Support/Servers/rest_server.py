"""What the fakes of REST APIs have in common: `script.py FOLDER …` notes lines in files of FOLDER, prints its port, and
serves 127.0.0.1 until standard input ends. What stands in FOLDER/mode changes its next answers.
"""

import json
import pathlib
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

folder = pathlib.Path(sys.argv[1])
lock = threading.Lock()


def note(name, line):
    with lock, open(folder / name, "a", encoding="utf-8") as file:
        file.write(line + "\n")


def mode():
    file = folder / "mode"
    return file.read_text().strip() if file.exists() else ""


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def data(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def reply(self, body, status=200, headers=()):
        """Answers text as it is, nothing as nothing, and all else as JSON."""
        is_text = isinstance(body, str)
        data = b"" if body is None else body.encode() if is_text else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if is_text else "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


def serve(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
