"""Ports of 127.0.0.1 for servers that have to be told theirs before they start.

free_ports.py COUNT: writes so many. None is of those that the kernel gives to outgoing connections: one of these could
take a port before its server does. Another server still may, so whoever starts one tries again with other ports.
"""

import itertools
import random
import socket
import sys

LOWEST, HIGHEST = 10_000, 65_535


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def candidates():
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
        first, last = map(int, file.read().split())
    # Where the kernel gives out nearly all, any has to do.
    ports = [port for port in range(LOWEST, HIGHEST + 1) if not first <= port <= last]
    return ports if len(ports) > 1_000 else range(LOWEST, HIGHEST + 1)


def choose(count):
    """So many different ports on which nobody listens, at random."""
    ports = candidates()
    free = filter(is_free, random.sample(ports, len(ports)))
    found = list(itertools.islice(free, count))
    if len(found) < count:
        sys.exit("there is no free port")
    return found


if __name__ == "__main__":
    print(*choose(int(sys.argv[1])))
