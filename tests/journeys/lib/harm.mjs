// Harm: what hostile texts could do to a page, as seen from inside it.

/** How often each kind of element stands on the page, by tag and names of attributes; runs inside the page. */
export function countElements() {
  const counts = {};
  for (const element of document.querySelectorAll('*')) {
    const kind = `${element.tagName.toLowerCase()}[${element.getAttributeNames().sort().join(' ')}]`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const bad = [...document.querySelectorAll('[href], [src], [action], [formaction]')].map((element) => element.href || element.src || element.getAttribute('action')).filter((address) => /^(javascript|data|vbscript|blob|file):/i.test(String(address).trim()) && !String(address).startsWith('data:image/'));
  return { counts, bad, ran: window.stipRan ?? [] };
}

/** Writes down every call that a payload would make. */
export function watchCalls() {
  window.stipRan = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...values) => window.stipRan.push(`${name}(${values.join()})`);
}
