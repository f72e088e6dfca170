// Passkey: asks the browser for a passkey, and sends its answer with the form in which its button stands.
"use strict";
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const keys = (list) => list.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));

  const make = ({ challenge, site, siteName, user, userName, displayName, known }) =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(challenge),
        rp: { id: site, name: siteName },
        user: { id: bytes(user), name: userName, displayName },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
        attestation: "none",
        excludeCredentials: keys(known),
        timeout: 240000,
      },
    });
  const use = ({ challenge, site, known, verification }) =>
    navigator.credentials.get({
      publicKey: {
        challenge: bytes(challenge),
        rpId: site,
        allowCredentials: keys(known),
        userVerification: verification,
        timeout: 240000,
      },
    });

  const fill = (form, { rawId, response }) => {
    const set = (name, buffer) => {
      form.elements[name].value = buffer ? text(buffer) : "";
    };
    set("pk_id", rawId);
    set("pk_client", response.clientDataJSON);
    set("pk_data", response.attestationObject ?? response.authenticatorData);
    set("pk_signature", response.signature);
    set("pk_user", response.userHandle);
  };

  for (const place of document.querySelectorAll("[data-passkey]")) {
    const button = place.querySelector("button");
    const status = place.querySelector("[role=status]");
    const said = place.dataset;
    if (!window.PublicKeyCredential) {
      status.textContent = said.unable;
      continue;
    }
    button.closest("[hidden]").hidden = false;
    button.addEventListener("click", async () => {
      const form = button.form;
      const makes = said.passkey === "make";
      if (makes && !form.reportValidity()) return;
      button.disabled = true;
      status.textContent = said.waiting;
      try {
        fill(form, await (makes ? make(said) : use(said)));
        form.submit();
      } catch (problem) {
        status.textContent = problem.name === "InvalidStateError" ? said.twice : said.broken;
        button.disabled = false;
        button.focus();
      }
    });
  }
})();
