// Sessions over HTTP, by a clock in our hands (`baton --now`, the server started again at each moment): the end when unused,
// the end whatever is done, a planted id, and everything that must end a session at once, also for a copy of its cookie.
import { Client } from "./client.mjs";
import { Server, Test, password } from "./harness.mjs";

const test = new Test("sessions");
const start = Date.parse("2026-11-24T06:00:00Z"), minute = 60_000, hour = 60 * minute, day = 24 * hour;
const baton = await Server.start(test);
const person = baton.bringIn("first-ssri");
baton.addAccount("ana", { person, name: "Ana" });
baton.addAccount("ben", { name: "Ben", admin: true });
async function at(ms) {
  await baton.stop();
  baton.now = new Date(start + ms).toISOString().slice(0, 19) + "Z";
  await baton.openAgain();
}
const signedIn = async (login, keep = false) => {
  const client = new Client(test, baton);
  const answer = await client.send("POST", "/sign-in", { form: [["login", login], ["password", password], ["csrf", ""], ...(keep ? [["keep", "yes"]] : [])] });
  test.equal(`${login} signs in`, answer.status, 303);
  await client.readToken();
  return client;
};
const opens = async (client) => (await client.get("/account")).status === 200;
// What somebody holds who copied the cookie before.
const copyOf = (client) => new Client(test, baton, { baton: client.cookies.baton });

await at(0);
// --- The end when unused: 15 minutes unless set otherwise, counted from the last use
const idle = await signedIn("ana"), used = await signedIn("ana");
await at(14 * minute);
test.ok("after 14 minutes a session still opens", await opens(used));
await at(16 * minute);
test.ok("unused for 16 minutes it is over", !(await opens(idle)));
test.ok("used in between it is not", await opens(used));
test.equal("the way then leads to signing in", (await idle.get("/account")).location, "/sign-in?next=%2Faccount");
test.equal("and what is sent then is not taken", (await idle.post(`/people/${person}/log`, [["mood", "3"]])).location.startsWith("/sign-in"), true);

// --- The end whatever is done: 12 hours
await used.post("/account/idle", [["idle", "60"]]);
const busy = await signedIn("ana");
const began = 16 * minute;
for (let passed = 50; passed < 12 * 60; passed += 50) {
  await at(began + passed * minute);
  if (!test.ok(`used every 50 minutes it opens after ${passed} minutes`, await opens(busy))) break;
}
await at(began + 12 * hour + minute);
test.ok("after 12 hours it is over, used or not", !(await opens(busy)));

// --- "Keep me signed in": 30 days and not a day more
const kept = await signedIn("ana", true);
const keptFrom = began + 12 * hour + minute;
await at(keptFrom + 29 * day);
test.ok("kept, it opens after 29 days", await opens(kept));
await at(keptFrom + 30 * day + minute);
test.ok("after 30 days it is over", !(await opens(kept)));

// --- A planted id, and ids that change
const planted = "B".repeat(43);
const victim = new Client(test, baton, { baton: planted });
await victim.send("POST", "/sign-in", { form: [["login", "ana"], ["password", password], ["csrf", ""]] });
await victim.readToken();
test.ok("signing in gives an id of its own", victim.cookies.baton && victim.cookies.baton !== planted);
test.ok("the planted one opens nothing", !(await opens(new Client(test, baton, { baton: planted }))));
const before = copyOf(victim);
test.equal("confirming who one is", (await victim.post("/confirm", [["password", password], ["next", "/account"]])).status, 303);
test.ok("gives another id", victim.cookies.baton !== before.cookies.baton);
test.ok("and ends the one before", (await opens(victim)) && !(await opens(before)));

// --- What ends a session at once, also for a copy of its cookie
const endings = {
  "signing out": (client) => client.post("/sign-out"),
  "the quick exit": (client) => client.get("/exit", { headers: { "sec-fetch-site": "same-origin" } }),
  "the quick exit of a browser that says nothing of itself": (client) => client.get("/exit"),
  "signing out all others elsewhere": async () => (await signedIn("ana")).post("/account/devices", [["id", "others"]]),
  "a new password": () => baton.run(["account", "password", "ana"], `${password}\n`),
  "an account that is disabled": () => { baton.run(["account", "disable", "ana"]); baton.run(["account", "enable", "ana"]); },
};
for (const [what, end] of Object.entries(endings)) {
  const client = await signedIn("ana"), copy = copyOf(client);
  test.ok(`before ${what} it opens`, await opens(copy));
  await end(client);
  test.ok(`${what} ends it`, !(await opens(copy)));
}
const other = await signedIn("ana"), far = copyOf(other);
await other.get("/exit", { headers: { "sec-fetch-site": "cross-site" } });
test.ok("a link on another site signs nobody out", await opens(far));

// --- A sign-in from a device that was not known is told on every other, and keeps nobody out
await at(keptFrom + 32 * day);
const home = await signedIn("ben");
test.ok("the first device hears of nothing", !(await home.get("/account")).body.includes("New sign-in"));
await at(keptFrom + 32 * day + minute);
const away = await signedIn("ben");
test.ok("the new device is let in and hears nothing of itself", !(await away.get("/account")).body.includes("New sign-in"));
test.ok("the other one is told on its next page", (await home.get("/")).body.includes("New sign-in") || (await home.get("/household")).body.includes("New sign-in"));
test.equal("it says that it knows", (await home.post("/account/news", [["next", "/account"]])).location, "/account");
test.ok("and is told no more", !(await home.get("/account")).body.includes("New sign-in"));
const again = new Client(test, baton, { "baton-device": away.cookies["baton-device"] });
await again.send("POST", "/sign-in", { form: [["login", "ben"], ["password", password], ["csrf", ""]] });
test.ok("a known device is no news", !(await home.get("/account")).body.includes("New sign-in"));
await test.end();
