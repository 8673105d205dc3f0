#!/usr/bin/python3
"""A mail server on loopback that takes everything and keeps nothing (aiosmtpd): prints its address, ends with its input."""
import sys
from aiosmtpd.controller import Controller


class Sink:
    async def handle_DATA(self, server, session, envelope):
        return "250 taken"


controller = Controller(Sink(), hostname="localhost", port=int(sys.argv[1]) if len(sys.argv) > 1 else 18025)
controller.start()
print(f"smtp://localhost:{controller.port}", flush=True)
sys.stdin.read()
controller.stop()
