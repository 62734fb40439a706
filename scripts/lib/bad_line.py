"""A bad line between network namespaces: carries IP packets, loses some, delays all, and is as slow as it is told.

Each end is a TUN device, named on the command line with its address: `python3 bad_line.py y0=10.77.0.1 y1=10.77.0.2`.
Whoever starts it moves the devices into their namespaces. (The kernel's `netem` does the same, but many a small kernel
comes without it; the packets are those of the kernel's own TCP here as there.)

It is told what to be on standard input, a line each, and answers each on standard output with a line:

    set LOSS DELAY RATE   loss in per cent, delay one way in milliseconds, bits a second in each direction; 0 is no limit
    count                 how many bytes have been sent into the line since the beginning, by all ends

Needs the rights of root and /dev/net/tun. The standard library only.
"""

import fcntl
import heapq
import os
import random
import selectors
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
# As many packets wait for a slow line as modems and routers let wait; what comes then is lost.
QUEUE = 40


def device(name):
    handle = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(handle, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return handle


class Line:
    def __init__(self, ends):
        self.ends = ends
        self.loss, self.delay, self.rate = 0.0, 0.0, 0
        self.free = {}  # direction → when the last packet will have left
        self.waiting = []  # (when it arrives, number, direction, packet)
        self.queued = {}
        self.number = self.bytes = 0
        # The same losses each time, as far as the same packets come.
        self.random = random.Random(1)

    def send(self, source, packet):
        if len(packet) < 20 or packet[0] >> 4 != 4:
            return  # neighbours asking for neighbours by IPv6
        target = self.ends.get(packet[16:20])
        if target is None or target == source:
            return
        self.bytes += len(packet)
        way = (source, target)
        if self.random.random() * 100 < self.loss or self.queued.get(way, 0) >= QUEUE:
            return
        now = time.monotonic()
        leaves = max(now, self.free.get(way, now)) + (len(packet) * 8 / self.rate if self.rate else 0)
        self.free[way] = leaves
        self.queued[way] = self.queued.get(way, 0) + 1
        self.number += 1
        heapq.heappush(self.waiting, (leaves + self.delay, self.number, way, packet))

    def deliver(self):
        """Hands over what has arrived; says how long nothing will."""
        while self.waiting:
            rest = self.waiting[0][0] - time.monotonic()
            if rest > 0:
                return rest
            _, _, way, packet = heapq.heappop(self.waiting)
            self.queued[way] -= 1
            try:
                os.write(way[1], packet)
            except OSError:
                pass  # that end is down
        return None

    def command(self, words):
        if len(words) == 4 and words[0] == "set":
            self.loss, self.delay, self.rate = float(words[1]), float(words[2]) / 1000, int(words[3])
            self.free.clear()
            return "set"
        return str(self.bytes) if words == ["count"] else "unknown"


def main():
    names = dict(argument.split("=") for argument in sys.argv[1:])
    handles = {name: device(name) for name in names}
    line = Line({bytes(int(part) for part in names[name].split(".")): handle for name, handle in handles.items()})
    chooser = selectors.DefaultSelector()
    for handle in [*handles.values(), sys.stdin.fileno()]:
        chooser.register(handle, selectors.EVENT_READ)
    print("ready", flush=True)
    told = b""
    while True:
        for key, _ in chooser.select(line.deliver()):
            if key.fd == sys.stdin.fileno():
                piece = os.read(key.fd, 4096)
                if not piece:
                    return
                *lines, told = (told + piece).split(b"\n")
                for text in lines:
                    print(line.command(text.decode().split()), flush=True)
                continue
            try:
                line.send(key.fd, os.read(key.fd, 65536))
            except OSError:
                pass  # this end is down


main()
