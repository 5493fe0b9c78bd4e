/* Asks the browser for a passkey and puts the answer into its form. Without this script, or in a
   browser without passkeys, these forms stay hidden or say what else there is. */
(() => {
  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const text = (buffer) => {
    if (!buffer) return undefined;
    const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

  const asked = ({ publicKey }) => {
    const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
    if (publicKey.user) options.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
    if (publicKey.allowCredentials) options.allowCredentials = keys(publicKey.allowCredentials);
    if (publicKey.excludeCredentials) options.excludeCredentials = keys(publicKey.excludeCredentials);
    return { publicKey: options };
  };

  const written = ({ id, rawId, type, authenticatorAttachment, response }, extensions) => JSON.stringify({
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: extensions,
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.(),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
    },
  });

  const optionsFor = async (form) => {
    const address = form.dataset.passkeyOptions;
    if (!address) return JSON.parse(document.getElementById("passkey-options").textContent);
    const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).request_options;
  };

  const WORDS = {
    InvalidStateError: "This device has a passkey for your account already. Use another device, or an authenticator app.",
    NotAllowedError: "No passkey was used. Try again, or choose another way.",
    SecurityError: "Passkeys don’t work at this address of the site. Choose another way, and tell your IT team.",
  };

  const say = (form, words) => {
    const place = form.querySelector("[data-passkey-message]");
    place.textContent = words;
    place.hidden = false;
  };

  const ask = async (form) => {
    const button = form.querySelector("button[type=submit]");
    form.querySelector("[data-passkey-message]").hidden = true;
    button.disabled = true;
    try {
      const passkey = await navigator.credentials[form.dataset.passkey](asked(await optionsFor(form)));
      form.elements.credential.value = written(passkey, passkey.getClientExtensionResults());
      form.submit();
    } catch (error) {
      button.disabled = false;
      say(form, WORDS[error.name] || "That didn’t work. Try again, or choose another way.");
    }
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const isKnown = window.PublicKeyCredential && navigator.credentials;
    if (!isKnown && form.hidden) continue;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (isKnown) ask(form);
      else say(form, "This browser has no passkeys. Choose another way.");
    });
  }
})();
