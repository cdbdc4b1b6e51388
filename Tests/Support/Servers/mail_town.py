"""Dovecot and Postfix on ports of their own, from one folder, until standard input ends.

mail_town.py FOLDER CERTIFICATE KEY: writes `imap_port smtp_port` when both answer. Whoever is in `users` has a mailbox at
example.org and the password `secret`; all others at example.org are unknown to Dovecot, so that Postfix writes a real
report. What stands behind `+` in an address is delivered to the mailbox before it.
"""

import grp
import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import free_ports

USERS = ("convenor", "mara", "lena", "bo", "robin")
POSTFIX = "/usr/lib/postfix/sbin"
# Seconds for both servers, less than the three minutes that who starts this waits for the ports.
PATIENCE = 170


def greets(port):
    """Whether a mail server says its first line there."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as connection:
            return connection.recv(100).startswith((b"* OK", b"220"))
    except OSError:
        return False


def answers(ports, process, seconds):
    """Whether the server comes to answer on all its ports; not when it ends, however late that is."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if all(map(greets, ports)):
            return process.poll() is None
        time.sleep(0.05)
    return False


def end(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def tell(ports, process, logs):
    """Writes why a server does not answer: how it ended, and what it said last."""
    state = "runs" if process.poll() is None else f"ended with {process.returncode}"
    print(f"no mail server answers on {ports}; it {state}", file=sys.stderr)
    for log in filter(Path.exists, logs):
        print(f"{log.name}:", *log.read_text(errors="replace").splitlines()[-15:], sep="\n  ", file=sys.stderr)


def start(begin, count, servers):
    """Starts a server until it answers, each time on other ports and from other folders; its ports.

    `begin` is given the number of the attempt and the ports, and gives back the process and its logs.
    """
    deadline = time.monotonic() + PATIENCE / 2
    for number in range(4):
        if time.monotonic() > deadline:
            break
        ports = free_ports.choose(count)
        process, logs = begin(number, *ports)
        servers.append(process)
        if answers(ports, process, min(60, deadline - time.monotonic())):
            return ports
        tell(ports, process, logs)
        end(servers.pop())
    sys.exit("the mail servers do not start")


def dovecot(folder, certificate, key, imap, lmtp):
    nobody = pwd.getpwnam("nobody")
    for name in ("run", "mail"):
        (folder / name).mkdir(parents=True)
    os.chown(folder / "mail", nobody.pw_uid, nobody.pw_gid)
    (folder / "users").write_text("".join(f"{user}@example.org:{{PLAIN}}secret\n" for user in USERS))
    (folder / "dovecot.conf").write_text(f"""
base_dir = {folder}/run
state_dir = {folder}/run
instance_name = convenor-test
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login
mail_location = maildir:{folder}/mail/%Lu
first_valid_uid = 1
first_valid_gid = 1
recipient_delimiter = +
auth_username_format = %Lu
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%Lu {folder}/users
}}
userdb {{
  driver = static
  args = uid={nobody.pw_uid} gid={nobody.pw_gid} home={folder}/mail/%Lu
}}
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  user = nobody
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
protocol lmtp {{
  auth_username_format = %Lu
}}
""")
    return subprocess.Popen(
        ["/usr/sbin/dovecot", "-F", "-c", folder / "dovecot.conf"], stdin=subprocess.DEVNULL,
        stdout=open(folder / "dovecot.out", "wb"), stderr=subprocess.STDOUT)


def postfix(folder, smtp, lmtp):
    for name in ("etc", "spool", "data"):
        (folder / name).mkdir(parents=True)
    user = pwd.getpwnam("postfix")
    os.chown(folder / "data", user.pw_uid, -1)
    # mynetworks lets the tests send without a password: logging in is tried with another server.
    (folder / "etc/main.cf").write_text(f"""
compatibility_level = 3.6
daemon_directory = {POSTFIX}
shlib_directory = /usr/lib/postfix
meta_directory = {folder}/etc
import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME
mail_owner = postfix
setgid_group = postdrop
config_directory = {folder}/etc
queue_directory = {folder}/spool
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
multi_instance_name =
myhostname = mail.example.org
mydomain = example.org
myorigin = example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
default_database_type = texthash
virtual_mailbox_domains = example.org
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
recipient_delimiter = +
lmtp_destination_recipient_limit = 1
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = error:5.1.2 no route outside the test
disable_dns_lookups = yes
smtp_host_lookup = native
queue_run_delay = 5s
minimal_backoff_time = 5s
maximal_backoff_time = 10s
in_flow_delay = 0
smtpd_error_sleep_time = 0
""")
    rows = [f"127.0.0.1:{smtp} inet n - n - - smtpd"]
    rows += [f"{name} unix n - n 60 1 {name}" for name in ("pickup",)]
    rows += ["cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr", "tlsmgr unix - - n 1000? 1 tlsmgr"]
    rows += ["rewrite unix - - n - - trivial-rewrite", "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce"]
    rows += ["bounce unix - - n - 0 bounce", "flush unix n - n 1000? 0 flush", "proxywrite unix - - n - 1 proxymap"]
    rows += ["retry unix - - n - - error", "postlog unix-dgram n - n - 1 postlogd", "showq unix n - n - - showq"]
    rows += ["verify unix - - n - 1 verify", "anvil unix - - n - 1 anvil", "scache unix - - n - 1 scache"]
    rows += [f"{name} unix - - n - - {name}" for name in ("proxymap", "smtp", "error", "discard", "lmtp")]
    (folder / "etc/master.cf").write_text("\n".join(rows) + "\n")
    (folder / "spool/pid").mkdir()
    for name in ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved",
                 "trace", "maildrop", "public"):
        queue = folder / "spool" / name
        queue.mkdir()
        group = grp.getgrnam("postdrop").gr_gid if name in ("maildrop", "public") else -1
        os.chown(queue, user.pw_uid, group)
        queue.chmod({"maildrop": 0o1730, "public": 0o2710}.get(name, 0o700))
    for parent in (folder, folder / "spool"):
        parent.chmod(0o755)
    # With the latter two, master writes to the log also what keeps it from starting.
    environment = dict(
        os.environ, MAIL_CONFIG=str(folder / "etc"), POSTLOG_SERVICE="public/postlog", POSTLOG_HOSTNAME="mail.example.org")
    return subprocess.Popen(
        [POSTFIX + "/master", "-d", "-c", folder / "etc"], env=environment, stdin=subprocess.DEVNULL,
        stdout=open(folder / "master.out", "wb"), stderr=subprocess.STDOUT, start_new_session=True)


def main():
    folder, certificate, key = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    os.umask(0o022)
    # Both servers leave root for users of their own, which must reach their folders.
    folder.chmod(0o755)
    servers = []

    def begin_dovecot(number, imap, lmtp):
        own = folder / f"d{number}"
        return dovecot(own, certificate, key, imap, lmtp), [own / "dovecot.out", own / "dovecot.log"]

    def begin_postfix(number, smtp):
        own = folder / f"p{number}"
        return postfix(own, smtp, lmtp), [own / "master.out", own / "postfix.log"]

    try:
        imap, lmtp = start(begin_dovecot, 2, servers)
        [smtp] = start(begin_postfix, 1, servers)
        print(imap, smtp, flush=True)
        sys.stdin.read()
    finally:
        for server in reversed(servers):
            end(server)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
main()
