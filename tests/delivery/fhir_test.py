#!/usr/bin/python3
"""An update as a POST to a FHIR endpoint, with a real HTTP server on loopback and the real program.

What is checked: the request as the server gets it (type, authorization from a file, one Communication); what the server
puts off is tried again and arrives once; what it refuses waits for the person, and goes out when they say so; a server
that is away; an answer that never comes. Usage: fhir_test.py BATON
"""
import http.server, json, os, subprocess, sys, tempfile, threading, time

BATON = os.path.abspath(sys.argv[1])
failures = []


def ok(what, holds, shown=""):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what} {shown}")


taken = []
answers = []  # what the next requests get; then 201


class Endpoint(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = answers.pop(0) if answers else 201
        taken.append((self.path, dict(self.headers), body, answer))
        if answer == 0:  # it has the update, and never says so
            self.connection.close()
            return
        self.send_response(answer)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
threading.Thread(target=server.serve_forever, daemon=True).start()
endpoint = f"http://127.0.0.1:{server.server_port}/fhir/Communication"

folder = tempfile.mkdtemp()
env = dict(os.environ, HOME=folder, BATON_DATA=folder + "/data", BATON_KEY_FILE=folder + "/store.key", TZ="UTC")
clock = time.time()


def run(*arguments):
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(clock))
    done = subprocess.run([BATON, "--now", now, *arguments], env=env, capture_output=True, text=True, timeout=120)
    ok(f"{' '.join(arguments[:2])} ends well", done.returncode == 0, f"{done.returncode}: {done.stderr}{done.stdout}")
    return done.stdout


def deliver(minutes=0):
    global clock
    clock += 60 * minutes
    return json.loads(run("deliver", "--once", "--json"))


def stage(task):
    return next(one for one in json.loads(run("sent", "--json")) if one["id"] == task)


run("init")
run("person", "add", "Ana Ruiz", "--born", "1990-05-31")
run("add", "medication", "sertraline 50 mg every morning", "--yes")
run("add", "member", "Dr. Lee", "--role", "psychiatrist", "--phone", "555-0101")
with open(folder + "/token.txt", "w") as file:
    file.write("s3cret-token-of-the-clinic\n")


def send():
    return json.loads(run("send", "--to", "Dr. Lee", "--by", "fhir", "--address", endpoint, "--token-file", folder + "/token.txt", "--json"))["id"]


# As the server gets it.
first = send()
ok("nothing has gone out yet", not taken and stage(first)["stage"] == "queued")
ok("one is delivered", deliver()["delivered"] == 1)
path, headers, body, _ = taken[0]
resource = json.loads(body)
ok("it is a POST of FHIR", headers["Content-Type"].startswith("application/fhir+json") and path == "/fhir/Communication", headers)
ok("with the authorization of the file", headers["Authorization"] == "Bearer s3cret-token-of-the-clinic", headers)
ok("of one Communication, complete", resource["resourceType"] == "Communication" and resource["status"] == "completed", resource)
ok("that says what the update says", "ertraline" in json.dumps(resource))
ok("and the person sees it", stage(first)["stage"] == "delivered")
with open(folder + "/data/../token.txt") as file:
    ok("the token is in no list", file.read().strip() not in run("sent", "--json"))

# Put off twice: tried again after a minute, then after five, and it arrives once.
taken.clear()
answers[:] = [503, 429]
second = send()
ok("put off once", deliver()["later"] == 1)
ok("not before its time", sum(deliver().values()) == 0)
ok("put off twice", deliver(2)["later"] == 1)
ok("then taken", deliver(6)["delivered"] == 1 and stage(second)["stage"] == "delivered")
ok("once", [answer for *_, answer in taken] == [503, 429, 201], taken)
ok("the same each time", len({body for _, _, body, _ in taken}) == 1)

# Refused: it waits for the person, says why, and goes out again when they say so.
taken.clear()
answers[:] = [403]
third = send()
ok("given up", deliver()["given_up"] == 1)
ok("it waits for the person with the reason", stage(third)["waits_for_you"] and stage(third)["reason"] == "403", stage(third))
ok("and is not tried by itself", sum(deliver(60).values()) == 0)
run("sent", "again", third)
ok("it goes when they say so", deliver()["delivered"] == 1 and len(taken) == 2)

# It has it and never says so: tried again, and the person is told that it may have come twice.
taken.clear()
answers[:] = [0]
fourth = send()
ok("no answer is no end", deliver()["later"] == 1)
ok("it comes again", deliver(2)["delivered"] == 1 and len(taken) == 2)
ok("and that is said", stage(fourth)["perhaps_twice"], stage(fourth))

# Nobody there: it is tried seven times more, then it is given up.
server.shutdown()
server.server_close()
fifth = send()
tries = [deliver()]
for minutes in (2, 6, 16, 61, 181, 721, 1441):
    tries.append(deliver(minutes))
ok("put off seven times, then given up", [one["later"] for one in tries] == [1] * 7 + [0] and tries[-1]["given_up"] == 1, tries)
ok("a dead letter that the person sees", stage(fifth)["waits_for_you"], stage(fifth))
print(f"fhir endpoint: {len(failures)} failed")
sys.exit(1 if failures else 0)
