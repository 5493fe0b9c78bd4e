/* A form that is sent after its officer was signed out leads to the form to sign in, and what was
   written is gone. So the site is asked first; the form stays where it is until somebody is signed
   in again, in another window. Signing in gives a new token against forgery, which it gets too. */
(() => {
  const { dataset } = document.currentScript;
  const GUARDED = 'form[data-controller~="w-unsaved"]';
  const answered = new WeakSet();
  let asking = false;

  const renew = (token) => {
    for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) field.value = token;
  };

  /* Only a clear "no" counts: a site that doesn't answer says nothing about who is signed in. */
  const isSignedOut = async () => {
    try {
      const answer = await fetch(dataset.address, { redirect: "manual", cache: "no-store" });
      if (answer.ok) renew((await answer.json()).token);
      return answer.type === "opaqueredirect" || answer.status === 403;
    } catch {
      return false;
    }
  };

  const forget = () => document.querySelector("[data-signed-out]")?.remove();

  const say = () => {
    forget();
    const place = document.querySelector(".messages ul") || document.querySelector("main");
    const line = document.createElement(place.tagName === "UL" ? "li" : "p");
    line.className = "error";
    line.dataset.signedOut = "";
    line.setAttribute("role", "alert");
    const link = document.createElement("a");
    link.href = dataset.signIn;
    link.target = "_blank";
    link.textContent = "Sign in in a new window";
    line.append("You were signed out, so nothing was saved. What you wrote is still here. ", link);
    line.append(", come back to this one and save again.");
    place.prepend(line);
    line.scrollIntoView({ block: "nearest" });
  };

  window.addEventListener("submit", async (event) => {
    const { target: form, submitter } = event;
    if (!form.matches(GUARDED) || answered.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asking) return;
    asking = true;
    const signedOut = await isSignedOut();
    asking = false;
    // Wagtail switches a pressed button off, and one that is off isn't sent.
    if (submitter) submitter.disabled = false;
    if (signedOut) {
      // Nor is anything being saved, as its label says.
      submitter?.setAttribute("data-w-progress-loading-value", "false");
      say();
      return;
    }
    forget();
    answered.add(form);
    form.requestSubmit(submitter);
    answered.delete(form);
  }, true);

  document.addEventListener("w-autosave:error", async () => {
    if (await isSignedOut()) say();
  });
  document.addEventListener("w-autosave:success", forget);
})();
