// Puzzle: works out a key whose SHA-256 begins with zero bits, and sends it along with the form in which it stands.
"use strict";
(() => {
  const start = [];
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) {
    let prime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) prime = false;
    if (!prime) continue;
    const bits = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
    if (start.length < 8) start.push(bits(Math.sqrt(n)));
    primes.push(bits(Math.cbrt(n)));
  }
  const constants = Int32Array.from(primes);
  const words = new Int32Array(64);

  /** The state of SHA-256 (FIPS 180-4) after one more block of 64 bytes. */
  const next = (state, bytes, at) => {
    for (let i = 0; i < 16; i += 1) {
      const j = at + 4 * i;
      words[i] = (bytes[j] << 24) | (bytes[j + 1] << 16) | (bytes[j + 2] << 8) | bytes[j + 3];
    }
    for (let i = 16; i < 64; i += 1) {
      const x = words[i - 15], y = words[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i] + words[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + s0 + ((b & c) ^ (b & d) ^ (c & d))) | 0;
    }
    return [a + state[0], b + state[1], c + state[2], d + state[3], e + state[4], f + state[5], g + state[6], h + state[7]].map((word) => word | 0);
  };
  const padded = (text) => {
    const bytes = new TextEncoder().encode(text);
    const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
    all.set(bytes);
    all[bytes.length] = 0x80;
    new DataView(all.buffer).setUint32(all.length - 4, bytes.length * 8);
    return all;
  };
  const zeros = (state) => {
    const first = state.findIndex((word) => word !== 0);
    return first < 0 ? 256 : 32 * first + Math.clz32(state[first]);
  };

  const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /** Tries keys for some milliseconds at a time, so that the page goes on answering. */
  const solve = (consultation, bits, done) => {
    const stem = `stip puzzle 1\n${consultation}\n`, middle = random() + random();
    // All but the last block is the same for all keys.
    const same = padded(stem + middle);
    const kept = Math.floor(new TextEncoder().encode(stem + middle).length / 64) * 64;
    let before = start, number = 0;
    for (let at = 0; at < kept; at += 64) before = next(before, same, at);
    const some = () => {
      const until = performance.now() + 40;
      while (performance.now() < until)
        for (let i = 0; i < 200; i += 1, number += 1) {
          const key = `${middle}-${number}`;
          const all = padded(stem + key);
          let state = before;
          for (let at = kept; at < all.length; at += 64) state = next(state, all, at);
          if (zeros(state) >= bits) return done(key);
        }
      setTimeout(some);
    };
    setTimeout(some);  // A form cannot be sent while its sending is being told of.
  };

  for (const input of document.querySelectorAll("input[data-puzzle]"))
    input.form.addEventListener("submit", (event) => {
      if (input.value) return;
      event.preventDefault();
      if (input.dataset.begun) return;
      input.dataset.begun = "yes";
      const said = input.form.querySelector("[data-busy]");
      said.textContent = said.dataset.busy;
      solve(input.dataset.consultation, Number(input.dataset.puzzle), (key) => {
        input.value = key;
        input.form.requestSubmit();
      });
    });
})();
