// Draft: keeps what is typed in a form while it is typed, and says so. Without it the button does the same.
"use strict";
(() => {
  for (const saves of document.querySelectorAll("input[data-draft]")) {
    const { form } = saves;
    const status = form.querySelector("[data-draft-status]");
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
      const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
      fields.set("_do", "second");
      fields.set("_quietly", "yes");
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
})();
