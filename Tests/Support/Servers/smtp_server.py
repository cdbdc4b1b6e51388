"""An SMTP server for tests: smtp_server.py FOLDER MODE [CERTIFICATE KEY USER PASSWORD].

Prints its port, then serves 127.0.0.1 until standard input ends. FOLDER gets NNNN.eml and NNNN.json for each accepted
mail, and one line in `events` for each connection, login, envelope and end. Files in FOLDER change the server while it
runs: `mode` and `password` go before the arguments, `refuse` is a JSON object of addresses and their answers to RCPT.
"""

import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = pathlib.Path(sys.argv[1])
certificate, key, user = (sys.argv[3:] + [""] * 4)[:3]


def given(name, otherwise):
    """What a test wrote into FOLDER meanwhile, else what it started with."""
    file = folder / name
    return file.read_text() if file.exists() else otherwise


def mode():
    return given("mode", sys.argv[2])


def password():
    return given("password", (sys.argv[3:] + [""] * 4)[3])


def note(event):
    with open(folder / "events", "a") as file:
        file.write(event + "\n")


class Handler:
    count = 0
    has_stalled = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        note(f"rcpt {address}")
        if answer := json.loads(given("refuse", "{}")).get(address):
            return answer
        if mode() == "rcpt-4xx":
            return "451 4.7.1 Greylisted, come back later"
        if mode() == "rcpt-5xx":
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        note("data")
        if mode() == "data-452":
            return "452 4.3.1 Insufficient system storage"
        if mode() == "data-554":
            return "554-5.7.1 This looks like spam\r\n554 5.7.1 Ask the postmaster"
        if mode() == "data-251":
            return "251 2.0.0 Taken in a way of our own"
        if mode() == "drop-after-dot":
            server.transport.abort()
            return "250 too late"
        if mode() == "slow":
            await asyncio.sleep(600)
        Handler.count += 1
        name = folder / f"{Handler.count:04}"
        name.with_suffix(".eml").write_bytes(envelope.original_content)
        tls = server.transport.get_extra_info("sslcontext") is not None
        facts = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "helo": session.host_name, "tls": tls}
        name.with_suffix(".json").write_text(json.dumps(facts))
        return f"250 2.0.0 Ok: queued as Q{Handler.count}"


class Server(SMTP):
    senders = 0

    def connection_made(self, transport):
        # A second call for the same connection follows STARTTLS.
        if self.transport is None:
            note("connect")
        super().connection_made(transport)

    def connection_lost(self, error):
        note("close")
        super().connection_lost(error)

    async def smtp_MAIL(self, arg):
        self.senders += 1
        note("mail")
        if mode() == "421-on-reuse" and self.senders == 2:
            await self.push("421 4.3.2 Closing down")
            self.transport.close()
        elif mode() == "drop-on-reuse" and self.senders == 2:
            self.transport.abort()
        elif mode() == "mail-421":
            await self.push("421 4.3.2 Too busy")
            self.transport.close()
        elif mode() == "echo-password":
            await self.push(f"451 4.7.0 I remember {password()}")
        else:
            await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg):
        if mode() == "stall-in-data" and not Handler.has_stalled:
            Handler.has_stalled = True
            await self.push("354 Go on")
            note("stalled")
            while not (folder / "go").exists():
                await asyncio.sleep(0.05)
            tail = b""
            try:
                while piece := await self._reader.read(65536):
                    tail = (tail + piece)[-65536:]
            finally:
                # The end of the connection cancels this task, perhaps with something left to read.
                tail += bytes(self._reader._buffer)
                note("whole" if tail.endswith(b"\r\n.\r\n") else "cut off")
            self.transport.abort()
            return
        if mode() != "drop-in-data":
            return await super().smtp_DATA(arg)
        await self.push("354 Go on")
        await self._reader.read(4096)
        note("dropped")
        self.transport.abort()


def authenticate(server, session, envelope, mechanism, data):
    is_known = data.login.decode() == user and data.password.decode() == password()
    note("login" if is_known else "wrong login")
    return AuthResult(success=is_known, handled=False)


def make_server():
    options = {"hostname": "mx.example.org", "ident": "test", "enable_SMTPUTF8": False}
    if certificate and mode() != "smtps":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        options.update(tls_context=context, require_starttls=True)
    if user:
        in_clear = not certificate or mode() == "smtps"
        options.update(authenticator=authenticate, auth_required=True, auth_require_tls=not in_clear)
    return Server(Handler(), **options)


async def refuse(reader, writer):
    note("connect")
    writer.write(b"554 5.3.2 No service for you\r\n")
    await writer.drain()
    await reader.readline()
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    if mode() == "greeting-554":
        server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    else:
        context = None
        if mode() == "smtps":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
        server = await loop.create_server(make_server, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
