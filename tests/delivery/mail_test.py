#!/usr/bin/python3
"""Mail on its way, with a real SMTP server on loopback (aiosmtpd) and the real program.

What is checked: the mail as the server gets it; STARTTLS that must succeed; an address that the server refuses; a
server that is away; an answer that never comes; kill -9 of the worker, again and again: nothing is lost, and what came
twice says so. Usage: mail_test.py BATON [ROUNDS]
"""
import asyncio, email, json, os, random, re, signal, ssl, subprocess, sys, tempfile, threading, time
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

BATON = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 12
failures = []


def ok(what, holds, shown=""):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what} {shown}")


class Box:
    """Takes mail, and does what the address asks for."""

    def __init__(self):
        self.taken = []
        self.slow = 0.0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 no such mailbox"
        if address.startswith("later"):
            return "451 try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.slow:
            await asyncio.sleep(random.uniform(0, self.slow))
        self.taken.append((envelope.rcpt_tos[0], envelope.content.decode(), session.ssl is not None))
        if envelope.rcpt_tos[0].startswith("silent"):
            server.transport.abort()  # it has the mail, and never says so
            return "421 gone"
        return "250 taken"


class Home:
    def __init__(self, port, extra=()):
        self.folder = tempfile.mkdtemp()
        self.env = dict(os.environ, HOME=self.folder, BATON_DATA=self.folder + "/data", BATON_KEY_FILE=self.folder + "/store.key", TZ="UTC")
        self.run("init")
        self.run("person", "add", "Ana Ruiz", "--born", "1990-05-31")
        self.run("add", "medication", "sertraline 50 mg every morning", "--yes")
        for name, role, address in [("Dr. Lee", "psychiatrist", "lee@clinic.example"), ("Kim Park", "therapist", "nobody@clinic.example"),
                                    ("Dr. Brown", "primary care", "silent@clinic.example"), ("Dr. May", "pharmacist", "later@clinic.example")]:
            self.run("add", "member", name, "--role", role, "--email", address)
        self.run("mail-server", "--server", f"smtp://localhost:{port}", "--from", "baton@home.example", "--site", "https://baton.example", *extra)

    def run(self, *arguments, code=0, now=None):
        command = [BATON, *(["--now", now] if now else []), *arguments]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=60)
        ok(f"{' '.join(arguments[:2])} ends with {code}", done.returncode == code, f"{done.returncode}: {done.stderr}{done.stdout}")
        return done.stdout

    def json(self, *arguments, now=None):
        return json.loads(self.run(*arguments, "--json", now=now) or "null")


def certificate(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder + "/key.pem", "-out", folder + "/cert.pem",
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")
    return context


def start(box, port=0, **options):
    controller = Controller(box, hostname="localhost", port=port or random.randint(20000, 60000), **options)
    controller.start()
    return controller


box = Box()
server = start(box)
home = Home(server.port)
mode = os.stat(home.folder + "/delivery.json").st_mode & 0o777
ok("the settings are for their owner only", mode == 0o600, oct(mode))

# The mail as it arrives.
sent = home.json("send", "--to", "Dr. Lee", "--key", "one")
ok("it goes by e-mail", sent["by"] == "email")
done = home.json("deliver", "--once")
ok("one is delivered", done["delivered"] == 1, done)
ok("the server has it once", len(box.taken) == 1)
message = email.message_from_string(box.taken[0][1])
body = message.get_payload(decode=True).decode()
ok("the subject is neutral", message["Subject"] == "A note for you")
ok("there is a link", re.search(r"https://baton\.example/l/[A-Za-z0-9_-]{43}\s", body) is not None, body)
ok("no name and no code is in it", not re.search("Ana|Ruiz|Lee|" + sent["code"], box.taken[0][1].split("\n\n", 1)[-1]))
ok("the same key sends nothing again", home.json("send", "--to", "Dr. Lee", "--key", "one")["sent_before"])
ok("nothing is left to do", sum(home.json("deliver", "--once").values()) == 0)
ok("it is seen as delivered", home.json("sent")[0]["stage"] == "delivered")

# What the server refuses, what it puts off, what it never answers.
home.json("send", "--to", "Kim Park")
home.json("send", "--to", "Dr. May")
home.json("send", "--to", "Dr. Brown")
done = home.json("deliver", "--once")
ok("one is given up, two are tried later", done["given_up"] == 1 and done["later"] == 2, done)
stages = {one["to"]: one for one in home.json("sent")}
ok("the refused one waits for the person", stages["Kim Park"]["waits_for_you"] and stages["Kim Park"]["reason"] == "550", stages["Kim Park"])
in_two_minutes = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 120))
home.json("deliver", "--once", now=in_two_minutes)
silent = [text for to, text, _ in box.taken if to.startswith("silent")]
ok("the silent one came twice, and the second says so", len(silent) == 2 and "come to you twice" in
   email.message_from_string(silent[1]).get_payload(decode=True).decode(), len(silent))
ids = {email.message_from_string(text)["Message-ID"] for text in silent}
ok("both have one Message-ID", len(ids) == 1, ids)
server.stop()

# A server that is away: later; back again: delivered.
home.json("send", "--to", "Dr. Lee", "--key", "two")
ok("without a server it is later", home.json("deliver", "--once")["later"] >= 1)
server = start(box, server.port)
before = len(box.taken)
ok("with it, delivered", home.json("deliver", "--once", now=in_two_minutes)["delivered"] == 1)
ok("and there", len(box.taken) == before + 1)
server.stop()

# STARTTLS: with our certificate it works; with one that nobody vouches for nothing goes out.
folder = tempfile.mkdtemp()
context = certificate(folder)
box = Box()
server = start(box, tls_context=context, require_starttls=True)
trusting = Home(server.port, ["--ca-file", folder + "/cert.pem"])
trusting.json("send", "--to", "Dr. Lee")
ok("STARTTLS works", trusting.json("deliver", "--once")["delivered"] == 1)
ok("and the mail went through it", box.taken and box.taken[0][2])
server.stop()
box = Box()
server = start(box)
trusting.run("mail-server", "--server", f"smtp://localhost:{server.port}", "--ca-file", folder + "/cert.pem")
trusting.json("send", "--to", "Dr. Lee")
ok("a server without TLS gets nothing where TLS is asked for", trusting.json("deliver", "--once")["later"] == 1 and not box.taken)
server.stop()
refused = subprocess.run([BATON, "mail-server", "--server", "http://x"], env=home.env, capture_output=True)
ok("what is no mail server is refused", refused.returncode == 2)

# kill -9 at any moment: each update arrives, and what arrives twice says so.
box = Box()
box.slow = 0.03
server = start(box)
victim = Home(server.port)
queued = ROUNDS * 2
for number in range(queued):
    victim.run("send", "--to", "Dr. Lee", "--key", f"kill-{number}")
now = time.time()
kills = 0
for round in range(ROUNDS * 6):
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + round * 360))
    worker = subprocess.Popen([BATON, "--now", moment, "deliver"], env=victim.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(random.uniform(0.01, 0.25))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    kills += 1
    if round >= ROUNDS and all(one["stage"] != "queued" for one in victim.json("sent")):
        break
late = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + 400 * 360))
victim.json("deliver", "--once", now=late)
stages = [one["stage"] for one in victim.json("sent")]
ok("nothing is lost", stages == ["delivered"] * queued, stages)
copies = {}
untold = 0
for to, text, _ in box.taken:
    parsed = email.message_from_string(text)
    body = parsed.get_payload(decode=True).decode()
    link = re.search(r"/l/\S+", body).group()
    copies[link] = copies.get(link, 0) + 1
    if copies[link] > 1 and "come to you twice" not in body:
        untold += 1
ok("each arrived", len(copies) == queued, len(copies))
ok("nothing came twice without saying so", untold == 0, untold)
ok("the store is whole", victim.json("verify")["ok"])
server.stop()
print(f"mail: {kills} kills, {queued} updates, {len(box.taken)} mails, {sum(n > 1 for n in copies.values())} of them more than once")
if failures:
    sys.exit(f"{len(failures)} failed")
