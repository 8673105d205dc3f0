// What every browser test stands on: a real server on a store of its own, a browser that may reach nothing else, and a
// count of what held.
//
//   const test = new Test("person");            // "# person"; test.ok(sentence, held, detail); await test.end()
//   const baton = await Server.start(test);      // BATON=build/release/baton, sample people by baton.bringIn("lithium")
//   const browser = await openBrowser(test);     // browser.visit({...}) gives a watched context
//
// Watched means: a dialog, a CSP report, an error in the console or a request to any other host fails the test.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
const chromium = process.env.BATON_CHROMIUM ?? "/usr/bin/chromium";

export const password = "seven calm herons wade";

export function skipUnlessReady() {
  const lacks = !existsSync(chromium) ? "Chromium (script/setup test)" : !existsSync(join(here, "node_modules", "playwright-core")) ? "node_modules (script/setup test)" : "";
  if (!lacks) return;
  console.log(`skipped: no ${lacks}`);
  process.exit(77);
}

export class Test {
  held = 0;
  broken = 0;
  closers = [];
  constructor(name) {
    this.name = name;
    skipUnlessReady();
    process.on("uncaughtException", (error) => this.abort(error));
    process.on("unhandledRejection", (error) => this.abort(error));
  }
  ok(sentence, holds, detail = "") {
    if (holds) this.held += 1;
    else {
      this.broken += 1;
      console.log(`FAIL ${sentence}${detail === "" ? "" : `: ${typeof detail === "string" ? detail : JSON.stringify(detail)}`}`);
    }
    return Boolean(holds);
  }
  equal(sentence, actual, expected) {
    return this.ok(sentence, actual === expected, `got ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }
  note(sentence) { console.log(`note ${sentence}`); }
  closeAfter(close) { this.closers.unshift(close); }
  async close() { for (const close of this.closers.splice(0)) await close(); }
  async abort(error) {
    this.ok("the run goes to its end", false, String(error?.stack ?? error));
    await this.end();
  }
  async end() {
    await this.close().catch((error) => this.ok("everything closes", false, String(error)));
    this.ok("something was looked at", this.held + this.broken > 0);
    console.log(`${this.name}: ${this.held} held, ${this.broken} failed`);
    process.exit(this.broken > 0 ? 1 : 0);
  }
}

export class Server {
  static async start(test, { people = [], log = null } = {}) {
    const server = new Server();
    server.folder = mkdtempSync(join(tmpdir(), "baton-browser-"));
    server.program = process.env.BATON ?? join(root, "build", "release", "baton");
    server.environment = { ...process.env, BATON_DATA: join(server.folder, "store"), BATON_KEY_FILE: join(server.folder, "store.key") };
    server.lines = [];
    test.closeAfter(async () => { await server.stop(); rmSync(server.folder, { recursive: true, force: true }); });
    server.run(["init", "-o", join(server.folder, "kit.txt")]);
    for (const person of people) server.bringIn(person);
    await server.open();
    return server;
  }
  // A command of the program on this store; answers what it printed.
  run(words, input = "", good = [0]) {
    const done = spawnSync(this.program, words, { env: this.environment, input, encoding: "utf8" });
    if (!good.includes(done.status)) throw new Error(`baton ${words.join(" ")}: ${done.status} ${done.stderr} ${done.stdout.slice(-800)}`);
    return done.stdout;
  }
  // One of the sample household (tests/household) as a new person; answers the id.
  bringIn(name) {
    const folder = join(root, "tests", "household", name);
    const files = readFileSync(join(folder, "imports.txt"), "utf8").split("\n").filter(Boolean).map((file) => join(folder, file));
    const before = new Set(this.people().map((one) => one.person));
    this.run(["import", "--person", "new", ...files]);
    return this.people().find((one) => !before.has(one.person)).person;
  }
  people() { return JSON.parse(this.run(["person", "list", "--json"])); }
  // options: {person, relation, may, admin, name}
  addAccount(login, options = {}) {
    const words = ["account", "add", login, "--json", "--name", options.name ?? login];
    for (const key of ["person", "relation", "may"]) if (options[key]) words.push(`--${key}`, options[key]);
    if (options.admin) words.push("--admin");
    return JSON.parse(this.run(words, `${password}\n`)).account;
  }
  async open(port = 0) {
    this.child = spawn(this.program, [...(this.now ? ["--now", this.now] : []), "serve", "--listen", `127.0.0.1:${port}`], { env: this.environment, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    this.address = await new Promise((done, trouble) => {
      const late = setTimeout(() => trouble(new Error(`no server: ${said}`)), 60_000);
      this.child.stderr.setEncoding("utf8").on("data", (text) => {
        said += text;
        this.lines.push(...text.split("\n").filter(Boolean));
        const found = /serves on (http:\/\/[0-9.:]+)\//.exec(said);
        if (found) { clearTimeout(late); done(found[1]); }
      });
      this.child.once("exit", (code) => trouble(new Error(`the server ended with ${code}: ${said}`)));
    });
    this.port = Number(new URL(this.address).port);
  }
  async stop(signal = "SIGTERM") {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((done) => this.child.once("exit", done));
    this.child.kill(signal);
    const hard = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(hard);
  }
  async openAgain() { await this.open(this.port); }
}

// A browser whose contexts are watched. `hosts` beside the server's own are answered from here and counted as expected.
export async function openBrowser(test, server) {
  const { chromium: engine } = await import("playwright-core");
  const browser = await engine.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic", "--disable-dev-shm-usage"],
  });
  test.closeAfter(() => browser.close());
  return new Watched(test, server, browser);
}

class Watched {
  constructor(test, server, browser) { Object.assign(this, { test, server, browser }); }
  // {script, theme, language, width, height, offlineWorker, expectsErrors}
  async visit({ script = true, theme = "light", language = "en", width = 1280, height = 900, worker = false, bypassPolicy = false } = {}) {
    const context = await this.browser.newContext({
      javaScriptEnabled: script, colorScheme: theme, reducedMotion: "reduce", locale: language, viewport: { width, height },
      serviceWorkers: worker ? "allow" : "block", bypassCSP: bypassPolicy, acceptDownloads: true, baseURL: this.server.address,
    });
    context.setDefaultTimeout(60_000);  // a trouble is slow to be seen, a busy machine is not taken for one
    const seen = { dialogs: [], policy: [], errors: [], outside: [] };
    context.seen = seen;
    // The neutral page of the quick exit is the only other host that a person's own click leads to.
    await context.route((url) => url.origin !== this.server.address && !url.protocol.startsWith("data") && !url.protocol.startsWith("blob"), (route) => {
      const request = route.request();
      if (request.isNavigationRequest() && request.url() === "https://www.weather.gov/") return route.fulfill({ body: "<title>Weather</title><h1>Weather</h1>", contentType: "text/html" });
      seen.outside.push(request.url());
      return route.abort();
    });
    context.on("page", (page) => {
      page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss().catch(() => {}); });
      page.on("pageerror", (error) => seen.errors.push(String(error)));
      page.on("console", (message) => {
        const text = message.text();
        if (/Content.Security.Policy/i.test(text)) seen.policy.push(text);
        else if (message.type() === "error" && !/Failed to load resource: (the server responded with a status of 4|net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INTERNET_DISCONNECTED))/.test(text)) seen.errors.push(text);
      });
    });
    return context;
  }
  // What must never have been seen; call it before a context is closed.
  quiet(context, where) {
    const { dialogs, policy, errors, outside } = context.seen;
    this.test.ok(`${where}: no dialog`, dialogs.length === 0, dialogs.slice(0, 3));
    this.test.ok(`${where}: no report of the content policy`, policy.length === 0, policy.slice(0, 3));
    this.test.ok(`${where}: no error in the console`, errors.length === 0, errors.slice(0, 3));
    this.test.ok(`${where}: nothing asked of another host`, outside.length === 0, outside.slice(0, 3));
  }
}

export async function signIn(page, login, word = password) {
  await page.goto("/sign-in");
  await page.fill("input[name=login]", login);
  await page.fill("input[name=password]", word);
  await page.click("main form[action='/sign-in'] button[type=submit]");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

export async function signOut(page) {
  await page.goto("/account");
  await page.click("form[action='/sign-out'] button");
  await page.waitForURL((url) => !url.pathname.startsWith("/account"));
}

// Where step-up was asked for, the password is given and the page goes on.
export async function confirmIfAsked(page) {
  if (new URL(page.url()).pathname !== "/confirm") return;
  await page.fill("input[name=password]", password);
  await page.click("main form[action='/confirm'] button[type=submit]");
  await page.waitForURL((url) => url.pathname !== "/confirm");
}

// Waits for a condition, however slow the machine is today: asks again until it holds. Answers what it last was, so that a
// test can say what was wrong; false or empty after a minute.
export async function until(condition, most = 60_000) {
  for (let waited = 0; ; waited += 100) {
    const held = await condition();
    if (held || waited >= most) return held;
    await new Promise((done) => setTimeout(done, 100));
  }
}

// The page as it stays: its fonts are there, and what follows the size of the window (pictures that scripts draw) has had a
// frame to follow and one to be painted.
export const settled = (page) => page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))));

export const mainText = (page) => page.locator("main").innerText();
