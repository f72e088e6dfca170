#!/usr/bin/env python3
# Slow visitors: 400 connections that trickle a header, and how long honest visitors wait meanwhile.
import socket
import sys
import threading
import time

port, path = int(sys.argv[1]), sys.argv[2]
COUNT, HONEST = 400, 100
over = threading.Event()
slow = []


def trickle():
    for _ in range(COUNT):
        one = socket.create_connection(("127.0.0.1", port))
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        slow.append(one)
    while not over.wait(0.5):
        for one in slow:
            try:
                one.send(b"a")
            except OSError:
                pass


def honest():
    start = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), 5) as one:
        one.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while part := one.recv(65536):
            answer += part
    return (time.perf_counter() - start) * 1000, answer.startswith(b"HTTP/1.1 200")


def dropped(one):
    one.settimeout(0.2)
    try:
        while one.recv(4096):
            pass
        return True
    except TimeoutError:
        return False
    except OSError:
        return True


attack = threading.Thread(target=trickle)
attack.start()
while len(slow) < COUNT:
    time.sleep(0.01)
times = []
for _ in range(HONEST):
    took, good = honest()
    times.append(took if good else float("inf"))
    time.sleep(0.08)
over.set()
attack.join()
times.sort()
gone = sum(dropped(one) for one in slow)
print(f"{COUNT} slow visitors: {gone} dropped after {HONEST * 0.08:.0f} s; honest: {sum(t < 1e9 for t in times)} of {HONEST} served, "
      f"median {times[HONEST // 2]:.1f} ms, slowest {times[-1]:.1f} ms (goal 100)")
sys.exit(0 if gone == COUNT and times[-1] < 100 else 1)
