// Forms: what runs inside a page to fill in all that takes text, whatever form it is, and to tell what stands in it.

/**
 * Fills in form number `at` of the page and presses its first button. Every control that takes text gets the next of
 * `words`; where `valid`, what asks for a date gets one, and of what can be chosen the last is. Gives the texts typed.
 */
export function fillIn({ at, words, valid }) {
  const form = document.querySelectorAll('main form[method="post"]')[at];
  const typed = [];
  form.noValidate = true;  // What the site does with it is asked, not what this browser would let through.
  for (const control of form.elements) {
    const kind = control.tagName === 'TEXTAREA' ? 'text' : control.type;
    const told = (control.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    if (['text', 'search', 'email', 'password', 'url', 'tel'].includes(kind)) {
      const asksDate = /\b\d{1,2}-\d{1,2}-20\d\d\b|\b20\d\d-\d\d-\d\d\b/.test(told);
      control.value = valid && asksDate ? '1-12-2026' : words[typed.length % words.length];
      // What proves who one is, or that one means it, is typed anew.
      typed.push({ name: control.name, text: control.value, secret: kind === 'password' || ['code', 'confirmation'].includes(control.name) });
    } else if (valid && kind === 'select-one') {
      control.selectedIndex = control.options.length - 1;
    } else if (valid && ['checkbox', 'radio'].includes(kind)) {
      control.checked = true;
    }
  }
  // Once this has been told: by then the page goes away.
  setTimeout(() => form.querySelector('button:not([name]), button[type="submit"]').click(), 0);
  return typed;
}

/** All that stands in controls of the page. */
export function standing() {
  return [...document.querySelectorAll('input, textarea')].map((control) => control.value);
}

/** Forms that take text, by what tells them apart, with a 'line' or a 'long' for each text; runs inside the page. */
export function formsWithText() {
  return [...document.querySelectorAll('main form[method="post"]')].map((form, at) => {
    const controls = [...form.elements].filter((control) => control.tagName === 'TEXTAREA' || ['text', 'search', 'email', 'password', 'url', 'tel'].includes(control.type));
    return { at, texts: controls.map((control) => (control.tagName === 'TEXTAREA' ? 'long' : 'line')), what: form.elements._what?.value ?? '' };
  }).filter(({ texts }) => texts.length > 0);
}

/** Forms that ask by the address, each as its path and the names of its controls; runs inside the page. */
export function formsByAddress() {
  return [...document.querySelectorAll('form')].filter((form) => form.method === 'get').map((form) => ({ path: new URL(form.action).pathname, names: [...new Set([...form.elements].map((control) => control.name).filter(Boolean))] }));
}
