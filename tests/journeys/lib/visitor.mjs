// Visitor: somebody at the site without a browser: cookies are kept, and forms are read from the page and sent as it shows them.
import assert from 'node:assert/strict';

const signs = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text) => text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) => (hex ? String.fromCodePoint(parseInt(hex, 16)) : number ? String.fromCodePoint(Number(number)) : signs[name] ?? all));
const attribute = (head, name) => {
  const found = head.match(new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=\\s|$|/)`));
  return found ? plain(found[1] ?? '') : undefined;
};

/** What a browser would send of one control, without anybody touching it: pairs of name and value. */
function untouched(tag, head, inside) {
  const name = attribute(head, 'name');
  if (!name || tag === 'button' || attribute(head, 'disabled') !== undefined) return [];
  if (tag === 'textarea') return [[name, plain(inside).replace(/^\n/, '')]];
  if (tag === 'select') {
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option]) => option);
    const chosen = options.filter((option) => attribute(option, 'selected') !== undefined);
    const many = attribute(head, 'multiple') !== undefined;
    return (many || chosen.length ? chosen : options.slice(0, 1)).map((option) => [name, attribute(option, 'value') ?? '']);
  }
  const type = attribute(head, 'type') ?? 'text';
  if (['submit', 'button', 'file', 'image', 'reset'].includes(type)) return [];
  if (['checkbox', 'radio'].includes(type) && attribute(head, 'checked') === undefined) return [];
  return [[name, attribute(head, 'value') ?? '']];
}

/** The forms of a page that are sent by POST: where to, the names of their controls, and what they hold untouched. */
export function formsOf(html) {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head]) => attribute(head, 'method') === 'post')
    .map(([, head, inside]) => {
      const controls = [...inside.matchAll(/<(input|textarea|select|button)\b([^>]*)>(?:(.*?)<\/\1>)?/gs)];
      return { action: attribute(head, 'action'), names: new Set(controls.map(([, , control]) => attribute(control, 'name'))), pairs: controls.flatMap(([, tag, control, text]) => untouched(tag, control, text ?? '')) };
    });
}

export class Visitor {
  cookies = new Map();

  constructor(origin) {
    this.origin = origin;
  }

  /** Asks for a path, and keeps the cookies that come; follows no redirect. */
  async ask(path, options = {}) {
    const headers = { origin: this.origin, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(new URL(path, this.origin), { redirect: 'manual', ...options, headers });
    for (const line of response.headers.getSetCookie?.() ?? (response.headers.get('set-cookie') ?? '').split(/,\s*(?=[^;,]+=)/).filter(Boolean)) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.cookies.set(name.trim(), value);
    }
    return response;
  }

  /** Opens a page, by redirects if need be; gives its text. */
  async open(path) {
    for (let step = 0; step < 5; step += 1) {
      const response = await this.ask(path);
      if (response.status === 200) return response.text();
      assert.ok([302, 303].includes(response.status), `${path}: ${response.status}`);
      path = response.headers.get('location');
    }
    return assert.fail(`${path} leads round and round`);
  }

  /**
   * Sends the form of `path` (or of the page `html`) that has a control named `control`, with some values changed and
   * perhaps a file. Gives what was answered: where to, when it was entered, or the page that came.
   */
  async send(path, control, changes = {}, { html, file } = {}) {
    const form = formsOf(html ?? (await this.open(path))).find(({ names }) => names.has(control));
    assert.ok(form, `${path}: no form has ${control}`);
    const pairs = [...form.pairs.filter(([name]) => !(name in changes)), ...Object.entries(changes).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))];
    const body = file ? new FormData() : new URLSearchParams(pairs);
    if (file) {
      for (const [name, value] of pairs) body.append(name, value);
      body.append(file.field, new Blob([file.bytes]), file.name);
    }
    const response = await this.ask(form.action || path, { method: 'POST', body });
    const page = await response.text();
    return { status: response.status, to: response.headers.get('location'), html: page, why: page.match(/role="alert".*?<\/ul>/s)?.[0].replace(/<[^>]*>/g, ' ') ?? '' };
  }

  /** Sends a form that must be entered; gives where that leads. */
  async enter(path, control, changes, more) {
    const answer = await this.send(path, control, changes, more);
    assert.equal(answer.status, 303, `${path}: ${answer.status} ${answer.why}`);
    return answer.to;
  }

  async signIn(email, password) {
    await this.enter('/nl/inloggen', 'password', { email, password });
    return this;
  }
}
