#!/usr/bin/python3
"""A mail server on loopback for tests that read the mail (aiosmtpd): its address on the first line, then a line of JSON for
each mail: {"to", "subject", "body"}. Ends with its input."""
import email, json, random, sys
from aiosmtpd.controller import Controller


class Box:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content)
        parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
        body = parts[0].get_payload(decode=True).decode() if parts else ""
        print(json.dumps({"to": envelope.rcpt_tos[0], "subject": message["Subject"], "body": body}), flush=True)
        return "250 taken"


controller = Controller(Box(), hostname="localhost", port=random.randint(20000, 60000))
controller.start()
print(f"smtp://localhost:{controller.port}", flush=True)
sys.stdin.read()
controller.stop()
