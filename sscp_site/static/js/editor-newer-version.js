/* Wagtail's window says that somebody else has saved a newer version. Whoever goes on has seen it,
   and isn't asked a second time when the form arrives. */
document.addEventListener("w-dialog:confirmed", (event) => {
  if (event.target.id !== "w-save-confirmation-dialog") return;
  const session = document.querySelector('[data-controller~="w-session"]');
  const form = document.getElementById("page-edit-form");
  if (session?.dataset.wSessionInterceptValue !== "conflict" || !form) return;
  const seen = form.elements.newer_version_seen || document.createElement("input");
  seen.type = "hidden";
  seen.name = "newer_version_seen";
  seen.value = "yes";
  form.append(seen);
}, true);
