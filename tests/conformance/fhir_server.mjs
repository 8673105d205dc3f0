// A Baton of its own for a test: data folder, persons, tokens, `serve` on a free port of this machine.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const kNow = '2026-11-15T12:00:00Z';

export class Baton {
  constructor(program) {
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), 'baton-api-'));
    this.environment = { ...process.env, BATON_DATA: join(this.folder, 'data'), BATON_KEY_FILE: join(this.folder, 'key') };
  }

  run(...words) {
    return execFileSync(this.program, ['--now', kNow, ...words], { env: this.environment, encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  }

  // A new record out of files, or one that holds a name only. The answer is the person's id.
  addPerson(name, born, files = []) {
    if (files.length === 0) return JSON.parse(this.run('--json', 'person', 'add', name, '--born', born)).person;
    return JSON.parse(this.run('--json', '--person', 'new', 'import', ...files)).person;
  }

  addApp(person, name, scopes, ...options) {
    return JSON.parse(this.run('--json', '--person', person, 'app', 'add', name, '--scope', scopes, ...options));
  }

  async serve() {
    this.server = spawn(this.program, ['--now', kNow, 'serve', '--listen', '127.0.0.1:0'], { env: this.environment });
    let said = '';
    this.log = '';
    this.base = await new Promise((resolve, reject) => {
      this.server.stderr.on('data', (bytes) => {
        said += bytes;
        this.log += bytes;
        const found = said.match(/serves on (http:\/\/127\.0\.0\.1:\d+)\//);
        if (found) resolve(`${found[1]}/fhir`);
      });
      this.server.on('exit', () => reject(new Error(`serve ended: ${said}`)));
    });
    return this.base;
  }

  async stop() {
    if (this.server) {
      const ended = new Promise((resolve) => this.server.on('exit', resolve));
      this.server.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// One request without a client library: for what those do not let through.
export async function ask(base, token, method, path, { body, headers = {}, type = 'application/fhir+json' } = {}) {
  const answer = await fetch(path.startsWith('http') ? path : path ? `${base}/${path}` : base, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  let json = null;
  try {
    json = text === '' ? null : JSON.parse(text);
  } catch {
    json = null;
  }
  return { status: answer.status, headers: answer.headers, text, json };
}

// Counts checks, so that a test that did nothing does not pass.
export class Checks {
  done = 0;
  failed = [];
  is(value, wanted, what) {
    ++this.done;
    const left = JSON.stringify(value);
    const right = JSON.stringify(wanted);
    if (left !== right) this.failed.push(`${what}: ${left}, not ${right}`);
  }
  ok(value, what) {
    ++this.done;
    if (!value) this.failed.push(what);
  }
  end(name, atLeast) {
    for (const line of this.failed) console.log(`  ${line}`);
    console.log(`${name}: ${this.done} checks, ${this.failed.length} failed`);
    if (this.done < atLeast) {
      console.log(`${name}: at least ${atLeast} checks were expected`);
      return false;
    }
    return this.failed.length === 0;
  }
}
