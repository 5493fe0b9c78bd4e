/* In the form of a page: beside each chosen document or image, what stands in the way of publishing
   it. The publishing gate says the same afterwards; this says it before. */
(() => {
  const EVERY = 10000;
  const KINDS = { document: ".document-chooser", image: ".image-chooser" };
  const WORDS = {
    waiting: "Waiting for its check",
    running: "Being checked",
    attention: "Needs attention",
  };
  const ADDRESS = document.currentScript.dataset.address;

  const fieldOf = (chooser) => document.getElementById(chooser.id.replace(/-chooser$/, ""));

  const chosen = () => Object.entries(KINDS).flatMap(([kind, selector]) =>
    [...document.querySelectorAll(selector)]
      .map((chooser) => ({ kind, chooser, key: fieldOf(chooser)?.value }))
      .filter(({ key }) => key));

  const mark = ({ chooser, kind, key }, states) => {
    const state = states[kind]?.[key]?.state;
    const title = chooser.querySelector("[data-chooser-title]") || chooser.querySelector(".chosen");
    let badge = chooser.querySelector(".file-badge");
    if (!WORDS[state]) {
      badge?.remove();
      return;
    }
    if (!badge) {
      badge = document.createElement("span");
      title.after(badge);
    }
    badge.className = `file-badge file-badge--${state}`;
    if (badge.textContent !== WORDS[state]) badge.textContent = WORDS[state];
  };

  let asked = "";
  let unfinished = false;

  const look = async () => {
    const files = chosen();
    const query = new URLSearchParams(files.map(({ kind, key }) => [kind, key])).toString();
    document.querySelectorAll(".chooser.blank .file-badge").forEach((badge) => badge.remove());
    if (!query || (query === asked && !unfinished)) return;
    asked = query;
    try {
      const answer = await fetch(`${ADDRESS}?${query}`, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const states = await answer.json();
      files.forEach((file) => mark(file, states));
      unfinished = Object.values(states).some((of) => Object.values(of)
        .some(({ state }) => state === "waiting" || state === "running"));
    } catch {
      asked = "";
    }
  };

  window.addEventListener("load", () => {
    look();
    setInterval(look, EVERY);
    // Something was chosen, or a block with a file came in.
    let soon;
    const watcher = new MutationObserver(() => {
      clearTimeout(soon);
      soon = setTimeout(look, 500);
    });
    document.querySelectorAll("#page-edit-form, form[data-edit-form]").forEach((form) => {
      watcher.observe(form, { subtree: true, childList: true });
    });
  });
})();
