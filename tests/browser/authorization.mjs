// Every route, asked for by every kind of visitor, against authorization.tsv, which is not the code: what may be asked for,
// what leads to signing in, and what must look exactly as if it did not exist. Then forged requests, sessions, and time.
import { readFileSync, writeFileSync } from "node:fs";
import { get as getOverTls } from "node:https";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { Client } from "./client.mjs";
import { Server, Test, password, root } from "./harness.mjs";
import { readTable } from "./table.mjs";

const test = new Test("authorization");
const rows = readTable();
const actors = Object.keys(rows[0]).slice(4);

// The routes of the program, to see that none was forgotten. First of equals counts.
const source = readFileSync(join(root, "src", "web", "pages", "pages.cc"), "utf8");
const routes = [...source.matchAll(/Route\{"(GET|POST|PUT|PATCH|DELETE)",\s*"([^"]+)"/g)].map(([, method, path]) => `${method} ${path}`);
const named = new Set(rows.map((row) => `${row.method} ${row.path}`));
test.ok("there are routes", routes.length > 50);
for (const route of new Set(routes)) test.ok(`${route} has a row`, named.has(route));
for (const name of named) test.ok(`${name} has a route`, routes.includes(name));
test.equal("no route stands twice", routes.filter((route, i) => routes.indexOf(route) !== i).join(", "), "");
test.ok("every cell is a word of the table", rows.every((row) => actors.every((actor) => ["ok", "sign", "none", "-"].includes(row[actor]))));

// --- People and accounts
const baton = await Server.start(test);
const adult = baton.bringIn("ptsd-part2"), somebodyElse = baton.bringIn("first-ssri");
const child = baton.run(["person", "add", "Kim Lindqvist", "--born", "2017-02-03"]).trim().split("\n").pop();
const accounts = {
  person: baton.addAccount("marisol", { person: adult }),
  other: baton.addAccount("haruka", { person: somebodyElse }),
  manager: baton.addAccount("parent", { person: child, relation: "manager" }),
  caregiver: baton.addAccount("reader", { person: adult, relation: "caregiver", may: "read" }),
  caregiver_log: baton.addAccount("logger", { person: adult, relation: "caregiver", may: "log" }),
  caregiver_add: baton.addAccount("adder", { person: adult, relation: "caregiver", may: "add" }),
  withdrawn: baton.addAccount("gone", { person: adult, relation: "caregiver", may: "log,add" }),
  expired: baton.addAccount("late", { person: adult, relation: "caregiver", may: "log,add" }),
  disabled: baton.addAccount("closed", { person: adult, relation: "caregiver", may: "log,add" }),
  admin: baton.addAccount("keeper", { admin: true }),
};
const spare = baton.addAccount("spare", { person: adult, relation: "caregiver", may: "read" });
const spareOfChild = baton.addAccount("aunt", { person: child, relation: "caregiver", may: "read" });
const logins = { person: "marisol", other: "haruka", manager: "parent", caregiver: "reader", caregiver_log: "logger", caregiver_add: "adder", withdrawn: "gone", expired: "late", disabled: "closed", admin: "keeper" };
const clients = { signed_out: new Client(test, baton) };
for (const actor of actors) {
  if (actor === "signed_out") continue;
  clients[actor] = new Client(test, baton);
  const answer = await clients[actor].signIn(logins[actor]);
  test.equal(`${actor} signs in`, answer.status, 303);
}
baton.run(["account", "disable", "closed"]);
baton.run(["directory", "load", join(root, "tests", "directory", "riverside.csv")], "", [0, 1]);

// --- What the addresses need to name something real
const subjectOf = (actor) => (actor === "manager" ? child : adult);
const hrefs = (body, pattern) => [...body.matchAll(pattern)].map(([, found]) => found.replaceAll("&amp;", "&"));
async function realThings(actor) {
  const client = clients[actor], person = subjectOf(actor), about = (tail) => `/people/${person}${tail}`;
  const things = { ":kind": "allergy", ":part": "signs", ":section": "medications", ":instrument": "gad-7", ":responsibility": "refills", ":provider": "1234567893", ":account": actor === "manager" ? spareOfChild : spare };
  await client.post(about("/log"), [["mood", "5"], ["sleep_hours", "7"], ["key", `log-${actor}`]]);
  const answered = await client.post(about("/questionnaires/gad-7"), [...Array(7).keys()].map((i) => [`q${i + 1}`, "1"]).concat([["key", `gad-${actor}`], ["open", "yes"]]));
  things[":entry"] = answered.location.split("/").pop();
  await client.post(about("/add/allergy"), [["substance", "Walnuts"], ["key", `allergy-${actor}`]]);
  if (actor === "person") things[":goal"] = hrefs((await client.get(about("/goals"))).body, /\/goal\/([^"/?]+)"/g)[0];
  for (const line of hrefs((await client.get(about("/record/allergies"))).body, /fact\?line=([^"]+)"/g)) {
    const key = hrefs((await client.get(about(`/fact?line=${line}`))).body, /\/correct\?(key=[^"]+)"/g)[0];
    things.line ??= line;
    if (key) Object.assign(things, { line, correct: key });
  }
  await client.post(about("/add/team-member"), [["name", "Dr. Lee"], ["role", "psychiatrist"], ["key", `team-${actor}`]]);
  await client.post(about("/send"), [["to", "Dr. Lee"], ["by", "paper"], ["key", `send-${actor}`]]);
  things[":sent"] = hrefs((await client.get(about("/sent"))).body, /\/sent\/([^"/?]+)\/sheet.pdf"/g)[0];
  things[":step"] = "acknowledged";
  await client.post(about("/sharing/new"), [["to", "therapist"], ["days", "30"], ["act", "now"], ["key", `share-${actor}`]]);
  things[":consent"] = hrefs((await client.get(about("/sharing"))).body, /\/sharing\/([^"/?]+)\/end"/g)[0];
  await client.post(about("/health-links/new"), [["to", "emergency"], ["opens", "5"], ["code", "yes"]]);
  things[":link"] = hrefs((await client.get(about("/health-links"))).body, /\/health-links\/([^"/?]+)\/stop"/g)[0];
  await client.post(about("/calendar/address"), [["words", "no"]]);
  things[":address"] = hrefs((await client.get(about("/calendar"))).body, /\/calendar\/address\/([^"/?]+)\/end"/g)[0];
  await client.post(about("/apps/new"), [["name", "Diary"], ["scopes", "patient/*.rs"], ["days", "30"], ["act", "now"]]);
  things[":app"] = hrefs((await client.get(about("/apps"))).body, /\/apps\/([^"/?]+)\/stop"/g)[0];
  const written = (await client.get(about("/written"))).body;
  things.undo = hrefs(written, /name="entry" value="([^"]+)"|value="([^"]+)" name="entry"/g)[0];
  if (actor !== "person") return things;
  for (const name of ["Low mood", "Depressive mood"]) await client.post(about("/add/condition"), [["name", name], ["status", "active"], ["key", name]]);
  const unclear = (await client.get(about("/duplicates"))).body;
  things[":question"] = hrefs(unclear, /\/duplicates\/([^"/?]+)"/g)[0];
  things[":conflict"] = hrefs(unclear, /\/conflicts\/([^"/?]+)"/g)[0];
  things[":entries"] = hrefs((await client.get(about("/import"))).body, /\/imports\/([^"/?]+)\/undo"/g)[0];
  const form = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + client.csrf + "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.json\"\r\nContent-Type: application/json\r\n\r\n" +
    readFileSync(join(root, "tests/household/ptsd-part2/cedar-valley-portal.json"), "utf8") + "\r\n--b--\r\n";
  const job = await client.send("POST", about("/import"), { body: form, type: "multipart/form-data; boundary=b" });
  things[":job"] = job.location.split("/").pop();
  return things;
}
const things = { person: await realThings("person"), manager: await realThings("manager") };
for (const actor of Object.keys(things)) for (const [name, value] of Object.entries(things[actor])) test.ok(`there is something real of ${actor} for ${name}`, value, String(value));

function pathFor(row, actor) {
  const own = { ...(actor === "manager" ? things.manager : things.person) };
  if (row.path.includes("/conflicts/")) own[":question"] = own[":conflict"];
  if (row.path.includes("/undo/:entry")) own[":entry"] = own.undo;
  let path = row.path.replace(":person", subjectOf(actor)).replace(/:[a-z]+/g, (name) => own[name] ?? "0000000000000000");
  if (row.path.endsWith("/fact")) path += `?line=${own.line}`;
  if (row.path.endsWith("/correct")) path += `?${own.correct}`;
  if (row.path.endsWith("/search")) path += "?q=lithium";
  return path;
}
const formFor = (row, actor) => {
  if (row.path.endsWith("/undo") && !row.path.includes("imports")) return [["entry", (actor === "manager" ? things.manager : things.person).undo ?? ""]];
  return [];
};

// --- The table
const isAnswered = (answer) => [200, 204, 303, 400, 409, 422, 429].includes(answer.status) && !/^\/(sign-in|confirm|setup)(\?|$)/.test(answer.location);
const leadsToSignIn = (answer) => answer.status === 303 && /^\/sign-in(\?|$)/.test(answer.location);
// The one difference between two refusals may be what is random or says where the reader is.
const bare = (answer, path) => answer.body.replaceAll(path, "").replace(/nonce="[^"]*"/g, "").replace(/people\/[a-z0-9]+/g, "people");

async function ask(row, actor) {
  const client = clients[actor], path = pathFor(row, actor);
  delete client.cookies.flash;  // what the page before said
  const answer = row.method === "GET" ? await client.get(path) : await client.post(path, formFor(row, actor));
  return { answer, path };
}
async function holds(row, actor) {
  const wanted = row[actor];
  if (wanted === "-") return;
  const { answer, path } = await ask(row, actor);
  const what = `${actor}: ${row.method} ${row.path} is ${wanted}`;
  const got = `${answer.status} ${answer.location}`;
  if (wanted === "ok") test.ok(what, isAnswered(answer) || (row.path === "/exit" && answer.status === 303) || (row.path === "/sign-out" && leadsToSignIn(answer)) || (row.path.startsWith("/sign-in") && answer.status === 303), got);
  if (wanted === "sign") test.ok(what, leadsToSignIn(answer), got);
  if (wanted !== "none") return;
  test.ok(what, answer.status === 404, got);
  delete clients[actor].cookies.flash;
  const nobodyPath = path.replace(subjectOf(actor), "p00000000000000000000");
  const nobody = await clients[actor].send(row.method, nobodyPath, row.method === "POST" ? { form: [["csrf", clients[actor].csrf]] } : {});
  const same = nobody.status === answer.status && bare(nobody, nobodyPath) === bare(answer, path);
  if (!same && process.env.BATON_TABLE_OUT) writeFileSync(`${process.env.BATON_TABLE_OUT}.${actor}`, `${answer.body}\n\n${nobody.body}`);
  test.ok(`${what}, as for somebody who does not exist`, same, got);
}

await clients.person.post(`/people/${adult}/helpers/${accounts.withdrawn}/stop`);
const sorted = [...rows].sort((a, b) => Number(a.order) - Number(b.order));
const now = actors.filter((actor) => actor !== "expired");
for (const row of sorted) {
  // What is refused first: nothing may have changed by it when the one comes who may.
  for (const actor of now) if (row[actor] !== "ok" && Number(row.order) === 0) await holds(row, actor);
}

// --- Grantees cannot widen what they were given, whatever they send
let attempts = 0;
for (const actor of ["caregiver", "caregiver_log", "caregiver_add", "withdrawn", "other", "admin"]) {
  for (const tail of ["/helpers/new", `/helpers/${accounts[actor]}`, `/helpers/${spare}`, `/helpers/${spare}/stop`, "/own-account", "/delete", "/duplicates/x", "/imports/x/undo"]) {
    for (const fields of [[["scopes", "log"], ["scopes", "add"], ["days", "365"], ["act", "now"]], [["scopes", "read,log,add,protected"], ["days", "9999"]], [["confirm", "yes"], ["password", password]], [["person", adult], ["relation", "self"]], [["account", accounts[actor]], ["scopes", "manager"]]]) {
      const answer = await clients[actor].post(`/people/${adult}${tail}`, fields);
      attempts += 1;
      test.ok(`${actor} cannot widen anything at ${tail.replace(/\/a[0-9a-f]+/, "/ACCOUNT")}`, answer.status === 404, answer.status);
    }
  }
}
test.ok("at least 200 attempts were made", attempts >= 200, attempts);
test.equal("a reader still cannot add", (await clients.caregiver.get(`/people/${adult}/add`)).status, 404);
const helper = (await clients.person.get(`/people/${adult}/helpers/${spare}`)).body;
test.ok("the spare helper is as before", helper.includes("/stop") && !/checked/.test(helper.slice(helper.indexOf("name=\"scopes\""), helper.indexOf("<select"))), "");

// --- Forged requests, of whoever may: no token, a wrong one, another's, another site. Not of SMART Health Links: pages of other sites may ask there,
// and no cookie counts.
const before = (await clients.person.get(`/people/${adult}/written`)).body.match(/name="entry"/g)?.length;
for (const row of rows.filter((one) => one.method === "POST" && one.person === "ok" && !one.path.startsWith("/sign-in") && !one.path.startsWith("/shl/"))) {
  const path = pathFor(row, "person"), client = clients.person, form = formFor(row, "person");
  const refused = async (how, fields, headers = {}) => {
    const answer = await client.send("POST", path, { form: [...form, ...fields], headers });
    test.ok(`${row.path}: ${how} is refused`, answer.status === 403, `${answer.status} ${answer.location}`);
  };
  await refused("no token", []);
  await refused("a wrong token", [["csrf", "A".repeat(client.csrf.length)]]);
  await refused("another's token", [["csrf", clients.other.csrf]]);
  await refused("a foreign Origin", [["csrf", client.csrf]], { origin: "http://evil.example" });
  await refused("another port's Origin", [["csrf", client.csrf]], { origin: "http://127.0.0.1:1" });
  await refused("a request across sites", [["csrf", client.csrf]], { origin: null, "sec-fetch-site": "cross-site" });
  await refused("a request from a sibling site", [["csrf", client.csrf]], { origin: null, "sec-fetch-site": "same-site" });
}
test.equal("nothing was written by them", (await clients.person.get(`/people/${adult}/written`)).body.match(/name="entry"/g)?.length, before);
const planted = await new Client(test, baton).send("POST", "/sign-in", { form: [["login", "marisol"], ["password", password]], headers: { origin: "http://evil.example" } });
test.equal("signing in from another site is refused", planted.status, 403);
test.equal("a name that is not ours is refused", (await new Client(test, baton).get("/sign-in", { headers: { host: "evil.example" } })).status, 421);
for (const method of ["PUT", "DELETE", "PATCH"]) {
  const answer = await clients.person.send(method, `/people/${adult}/today`);
  test.ok(`${method} is no way in`, [404, 405, 501].includes(answer.status), answer.status);
}

// --- What is allowed, and last what ends something
// The question is there until it is answered.
const question = sorted.find((row) => row.method === "GET" && row.path === "/people/:person/duplicates/:question");
await holds(question, "person");
const decided = await clients.person.post(`/people/${adult}/duplicates/${things.person[":question"]}`, [["answer", "same"]]);
test.equal("the person answers whether two are the same", decided.status, 303);
things.person[":decision"] = hrefs((await clients.person.get(`/people/${adult}/duplicates`)).body, /duplicates\/undo\/([^"]+)"/g)[0];
for (const row of sorted) {
  if (row === question) continue;
  for (const actor of now) if (row[actor] === "ok" || Number(row.order) > 0) await holds(row, actor);
}
test.equal("signed out, the old session is worth nothing", (await clients.person.get("/account")).status, 303);

// --- Sessions
const fixed = new Client(test, baton, { baton: "A".repeat(43) });
await fixed.signIn("marisol");
test.ok("a planted session is not taken over", fixed.cookies.baton && fixed.cookies.baton !== "A".repeat(43));
test.ok("nor opened by signing in", (await new Client(test, baton, { baton: "A".repeat(43) }).get("/account")).status === 303);
const earlier = fixed.cookies.baton;
await fixed.signIn("marisol");
test.ok("signing in again gives another session", fixed.cookies.baton !== earlier);
test.equal("and the one before is over", (await new Client(test, baton, { baton: earlier }).get("/account")).status, 303);
const held = fixed.cookies.baton;
test.equal("it opens the account", (await fixed.get("/account")).status, 200);
await fixed.post("/sign-out");
test.equal("after signing out a copy of the cookie opens nothing", (await new Client(test, baton, { baton: held }).get("/account")).status, 303);
test.equal("somebody with a wrong password stays out", (await new Client(test, baton).signIn("marisol", "wrong horse wrong horse")).status, 422);

// --- Time: 12 minutes (ask again), 31 more (idle), 400 days (grants end)
const later = new Client(test, baton), managing = new Client(test, baton), keeping = new Client(test, baton);
await later.signIn("marisol");
await managing.signIn("parent");
await keeping.signIn("keeper");
const start = Date.now();
async function at(minutes) {
  await baton.stop();
  baton.now = new Date(start + minutes * 60_000).toISOString().slice(0, 19) + "Z";
  await baton.openAgain();
}
await at(12);
for (const [actor, client] of [["person", later], ["manager", managing], ["admin", keeping]]) {
  for (const row of rows.filter((one) => one[actor] === "ok")) {
    if (row.order !== "0" || ["/sign-out", "/confirm"].includes(row.path)) continue;
    clients[actor] = client;
    const { answer } = await ask(row, actor);
    const asks = answer.status === 303 && answer.location.startsWith("/confirm?next=");
    test.ok(`${actor}, after 12 minutes: ${row.method} ${row.path} ${row.step === "step" ? "asks who it is" : "does not ask"}`, asks === (row.step === "step"), `${answer.status} ${answer.location}`);
  }
}
await at(12 + 31);
test.equal("a session that was not used is over", (await later.get("/account")).status, 303);
await at(400 * 24 * 60);
clients.expired = new Client(test, baton);
await clients.expired.signIn("late");
for (const row of sorted) await holds(row, "expired");

// --- Over TLS: HSTS and cookies that never travel in the clear
await baton.stop();
const secure = spawn(baton.program, ["serve", "--listen", "127.0.0.1:0", "--tls", "self"], { env: baton.environment, stdio: ["ignore", "ignore", "pipe"] });
test.closeAfter(() => secure.kill("SIGKILL"));
const address = await new Promise((done) => { let said = ""; secure.stderr.on("data", (text) => { said += text; const found = /(https:\/\/[0-9.:]+)\//.exec(said); if (found) done(found[1]); }); });
const answer = await new Promise((done, trouble) => getOverTls(`${address}/crisis`, { rejectUnauthorized: false }, (got) => { got.resume(); done(got); }).on("error", trouble));
test.ok("over TLS the browser is told to stay with it", /max-age=\d{7,}/.test(answer.headers["strict-transport-security"] ?? ""), answer.headers["strict-transport-security"]);
secure.kill("SIGTERM");

if (process.env.BATON_TABLE_OUT) writeFileSync(process.env.BATON_TABLE_OUT, JSON.stringify(things, null, 1));
await test.end();
