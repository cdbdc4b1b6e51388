"""Starts Synapse in a folder on a port of 127.0.0.1, with nothing that waits for other servers or slows clients down.

homeserver.py FOLDER PORT; run by the Python of its own tools. Everything is kept in the folder, so that a second start
goes on where the first one ended. Only the process itself is left: it becomes the homeserver.
"""

import os
import subprocess
import sys

folder, port = sys.argv[1:]
os.chdir(folder)
synapse = [sys.executable, "-m", "synapse.app.homeserver"]
if not os.path.exists("homeserver.yaml"):
    subprocess.run(
        synapse + ["--server-name", "example.org", "--config-path", "homeserver.yaml", "--generate-config",
                   "--report-stats=no", "--data-directory", folder], check=True)
fast = "{per_second: 1000, burst_count: 1000}"
with open("tests.yaml", "w", encoding="utf-8") as file:
    file.write(f"""
listeners:
  - bind_addresses: ["127.0.0.1"]
    port: {port}
    tls: false
    type: http
    x_forwarded: false
    resources:
      - names: [client]
        compress: false
registration_shared_secret: "a secret of the tests"
trusted_key_servers: []
federation_domain_whitelist: []
enable_registration: false
url_preview_enabled: false
presence: {{enabled: false}}
rc_message: {fast}
rc_login: {{address: {fast}, account: {fast}, failed_attempts: {fast}}}
rc_joins: {{local: {fast}}}
rc_room_creation: {fast}
rc_invites: {{per_room: {fast}, per_user: {fast}}}
bcrypt_rounds: 4
suppress_key_server_warning: true
""")
os.execv(sys.executable, synapse + ["-c", "homeserver.yaml", "-c", "tests.yaml"])
