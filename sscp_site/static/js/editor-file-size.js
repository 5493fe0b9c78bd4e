/* Says that a chosen file is too large before it is sent, so that what was typed stays; and gives
   the words of an upload that was refused to whom Wagtail's scripts would give "Server Error". */
(() => {
  const { limitBytes, limitWords } = document.currentScript.dataset;
  const most = Number(limitBytes);
  const reason = (file) => (file.size > most
    ? `“${file.name}” is larger than ${limitWords}, which is the most the site takes. Make it smaller (save its pictures at a lower resolution) or split it.`
    : "");
  window.fileSizeLimit = { reason };

  const note = (input) => {
    const id = `${input.id || input.name}-too-large`;
    let made = document.getElementById(id);
    if (!made) {
      made = document.createElement("p");
      made.id = id;
      made.className = "file-too-large";
      made.setAttribute("role", "alert");
      input.after(made);
    }
    return made;
  };

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file" || input.hasAttribute("data-many-files-input")) return;
    const words = [...input.files].map(reason).filter(Boolean).join(" ");
    input.setCustomValidity(words);
    if (words || document.getElementById(`${input.id || input.name}-too-large`)) note(input).textContent = words;
  });

  // Wagtail's forms don't ask the browser whether they may be sent.
  document.addEventListener("submit", (event) => {
    const wrong = [...event.target.querySelectorAll('input[type="file"]')].find((input) => input.validity.customError);
    if (!wrong) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wrong.focus();
  }, true);

  window.addEventListener("load", () => {
    if (!window.jQuery) return;
    window.jQuery(document).on("ajaxError", (event, request) => {
      if (request.status !== 413) return;
      const words = (request.responseJSON || JSON.parse(request.responseText || "{}")).error_message;
      if (!words) return;
      document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { text: words, type: "error" } }));
      document.querySelectorAll(".modal-body .help-critical").forEach((box) => { box.textContent = words; });
    });
  });
})();
