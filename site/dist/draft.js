// Draft: keeps what is typed in a form while it is typed, and says so. Without it the button of a report does the same.
"use strict";
(() => {
  const pairsOf = (form) => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const byName = (pairs) => Map.groupBy ? Map.groupBy(pairs, ([name]) => name) : pairs.reduce((all, pair) => all.set(pair[0], [...(all.get(pair[0]) ?? []), pair]), new Map());
  const isOwn = (form, name) => name.startsWith("_") && form.querySelector(`[name="${CSS.escape(name)}"]`)?.type === "hidden";

  /** A report is kept whole; of another form what differs from the page as it was opened, and what tells forms apart. */
  const whatToKeep = (form, saves) => {
    const first = byName(pairsOf(form)), isReport = saves.name === "_saves";
    return () => {
      const pairs = pairsOf(form);
      if (isReport) return [...pairs, ["_do", "second"]];
      const now = byName(pairs), isChanged = (name) => JSON.stringify(now.get(name)) !== JSON.stringify(first.get(name));
      const kept = pairs.filter(([name]) => isOwn(form, name) || saves.dataset.whole === "yes" || isChanged(name));
      for (const name of first.keys()) if (!now.has(name)) kept.push([name, ""]);
      return [...kept, ["_page", document.title]];
    };
  };

  const statusOf = (form) => {
    const there = form.querySelector("[data-draft-status]");
    if (there) return there;
    const status = document.createElement("p");
    status.className = "stip-hint";
    status.setAttribute("role", "status");
    return form.appendChild(status);
  };

  for (const saves of document.querySelectorAll("input[data-draft]")) {
    const { form } = saves;
    const status = statusOf(form), kept = whatToKeep(form, saves);
    // Soon after the first words, and then four times a minute at most: a whole ministry may come from one address.
    const [soon, between] = [2000, 15000];
    let timer, last = 0, isChanged = false, isOvertaken = false, keeping = null;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, Math.max(soon, last + between - Date.now()));
    };

    const send = async () => {
      isChanged = false;
      last = Date.now();
      const fields = new URLSearchParams([...kept(), ["_quietly", "yes"]]);
      try {
        const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, keepalive: true });
        const said = await answer.json();
        status.textContent = said.told;
        isOvertaken = answer.status === 409;
        if (answer.ok) saves.value = said.saves;
      } catch {
        status.textContent = saves.dataset.draft;
        isChanged = true;
      }
    };
    const keep = () => {
      clearTimeout(timer);
      if (!isChanged || isOvertaken || keeping) return;
      keeping = send().finally(() => {
        keeping = null;
        if (isChanged) later();
      });
    };

    form.addEventListener("input", () => {
      isChanged = true;
      later();
    });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
    // What is handed in must come after what is being kept, or a draft of it would stay behind.
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      isChanged = false;
      if (!keeping) return;
      event.preventDefault();
      keeping.then(() => form.requestSubmit(event.submitter));
    });
  }

  /** Puts values into the controls of one name: of boxes those are checked, of texts each gets its own. */
  const fill = (form, name, values) => {
    const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter(({ type }) => type !== "hidden");
    controls.forEach((control, at) => {
      if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
      else control.value = values[at] ?? "";
    });
    return controls[0];
  };

  for (const old of document.querySelectorAll("[data-unsent]")) {
    const form = [...document.forms].find((each) => each.getAttribute("action") === old.dataset.unsent && (each.elements._what?.value ?? "") === old.dataset.what);
    if (!form) continue;
    const back = document.createElement("button");
    back.type = "button";
    back.className = "utrecht-button utrecht-button--primary-action";
    back.textContent = old.dataset.button;
    back.addEventListener("click", () => {
      const pairs = [...old.querySelectorAll("input[data-name]")].map((field) => [field.dataset.name, field.value]);
      const filled = [...byName(pairs)].map(([name, all]) => fill(form, name, all.map(([, value]) => value)));
      form.elements._unsent.value = old.dataset.saves;
      const told = document.createElement("p");
      told.setAttribute("role", "status");
      told.textContent = old.dataset.done;
      old.replaceChildren(told);
      filled.find(Boolean)?.focus();
    });
    old.querySelector(".stip-actions").prepend(back);
  }
})();
