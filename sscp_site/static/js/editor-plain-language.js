/* Advice on plain language in the panel "Checks". The server judges the form that Wagtail sends for
   its preview; here it is asked whenever the preview is new, and the words it names are shown. */
(() => {
  const MARK = "plain-language";
  let asked = null;
  let shown = "";

  const part = (name) => document.querySelector(`[data-${name}]`);

  // The address of the advice stands beside that of the preview, which changes when a new page is
  // first saved.
  const address = () => {
    const preview = document.querySelector("[data-w-preview-url-value]");
    return preview && preview.dataset.wPreviewUrlValue.replace(/preview\/$/, "plain-language/");
  };

  const tell = (count) => {
    const words = count === 1 ? "1 piece of advice" : `${count} pieces of advice`;
    const status = part("plain-language-status");
    const said = count ? words : "Nothing to advise. Thank you for writing plainly.";
    if (status.textContent !== said) status.textContent = said;
  };

  // The number on the button that opens the panel: Wagtail's own checks, and the advice.
  const count = () => {
    const badge = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
    const issues = document.querySelector('[data-side-panel="checks"] [data-content-checker-count]');
    const advice = document.querySelector("[data-advice-count]");
    if (!badge || !issues || !advice) return;
    const all = Number(issues.textContent) + Number(advice.dataset.adviceCount);
    badge.textContent = all;
    badge.hidden = all === 0;
  };

  const show = (html) => {
    const place = part("plain-language");
    if (html !== shown) {
      const open = [...place.querySelectorAll("details[open]")].map((more) => more.dataset.more);
      const focused = place.contains(document.activeElement) && document.activeElement.dataset;
      place.innerHTML = html;
      shown = html;
      for (const more of place.querySelectorAll("details")) more.open = open.includes(more.dataset.more);
      if (focused) {
        const buttons = [...place.querySelectorAll("[data-show-place]")];
        const same = buttons.find((button) =>
          button.dataset.showPlace === focused.showPlace && button.dataset.showWords === focused.showWords);
        if (same) same.focus({ preventScroll: true });
      }
    }
    const { adviceCount, age } = place.querySelector("[data-advice-count]").dataset;
    const readingAge = part("reading-age");
    if (readingAge) readingAge.textContent = age || "–";
    tell(Number(adviceCount));
    count();
  };

  const ask = async () => {
    const url = address();
    if (!url || !part("plain-language")) return;
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(url, { signal: asked.signal });
      const html = await answer.text();
      // Somebody who was signed out meanwhile is sent a form to sign in; the old advice stays.
      if (answer.ok && html.includes("data-advice-count")) show(html);
    } catch (error) {
      if (error.name !== "AbortError" && !shown) {
        part("plain-language-status").textContent = "The advice couldn't be fetched. It is tried again with your next change.";
      }
    }
  };

  document.addEventListener("w-preview:updated", ask);
  // The first save of a new page changes the preview's address, and may come in the preview's way.
  document.addEventListener("w-autosave:success", ask);
  // Wagtail writes its own number after its own checks.
  document.addEventListener("w-preview:content", count);

  /* Showing where it is */

  const textOf = (element) => {
    const fields = [...element.querySelectorAll("input:not([type=hidden]), textarea")];
    return [element.textContent, ...fields.map((field) => field.value)].join("\n");
  };

  const includes = (element, words) => !words || textOf(element).includes(words);

  const step = (around, name, words) => {
    const found = [...around.querySelectorAll(`[data-contentpath="${CSS.escape(name)}"]`)];
    return found.find((element) => includes(element, words)) || found[0];
  };

  // Rows of a list have no place of their own; they stand in the list's forms.
  const find = (path, words) => {
    let around = document.querySelector("[data-edit-form]");
    for (const name of path.split(".")) {
      const next = step(around, name, words) || document.getElementById(`id_${name}-FORMS`);
      if (!next) break;
      around = next;
    }
    return around.matches("[data-edit-form]") ? null : around;
  };

  const reveal = (element) => {
    const tab = element.closest('[role="tabpanel"]');
    if (tab && tab.hidden) document.querySelector(`[role="tab"][href="#${CSS.escape(tab.id)}"]`)?.click();
    for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
      const toggle = panel.querySelector("[data-panel-toggle]");
      if (toggle && toggle.getAttribute("aria-expanded") === "false") toggle.click();
    }
    // On a narrow screen the panel lies over the form.
    const side = element.ownerDocument.querySelector("[data-form-side]");
    if (side && side.getBoundingClientRect().left < 100) side.querySelector("[data-form-side-close-button]")?.click();
  };

  const rangeOf = (around, words) => {
    const walker = around.ownerDocument.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, text.length]);
      text += walker.currentNode.data;
    }
    const pattern = words.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const match = words.trim() && new RegExp(pattern.join("\\s+")).exec(text);
    if (!match) return null;
    const at = (offset) => nodes.filter(([, start]) => start <= offset).pop();
    const range = around.ownerDocument.createRange();
    const [first, firstStart] = at(match.index);
    const [last, lastStart] = at(match.index + match[0].length - 1);
    range.setStart(first, match.index - firstStart);
    range.setEnd(last, match.index + match[0].length - lastStart);
    return range;
  };

  // Marks words without touching them: an editor's text is never changed from here.
  const mark = (view, range) => {
    if (!view.CSS.highlights) return;
    view.CSS.highlights.delete(MARK);
    if (range) view.CSS.highlights.set(MARK, new view.Highlight(range));
  };

  const markInForm = (element, words) => {
    document.querySelectorAll(".plain-place").forEach((old) => old.classList.remove("plain-place"));
    element.classList.add("plain-place");
    const fields = [...element.querySelectorAll("input[type=text], input:not([type]), textarea")];
    const field = fields.find((each) => words && each.value.includes(words) && each.offsetParent);
    const range = field ? null : [...element.querySelectorAll("[contenteditable=true]")]
      .map((text) => rangeOf(text, words)).find(Boolean);
    mark(window, range);
    const target = range ? range.startContainer.parentElement : field || element;
    target.scrollIntoView({ block: "center" });
    const still = field || (range ? target.closest("[contenteditable=true]") : element.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button"));
    still?.focus({ preventScroll: true });
    if (field) field.setSelectionRange(field.value.indexOf(words), field.value.indexOf(words));
  };

  const markInPreview = (words) => {
    const frame = document.querySelector("#w-preview-iframe");
    const page = frame?.contentDocument;
    const range = words && page?.querySelector("main") && rangeOf(page.querySelector("main"), words);
    if (!page || !frame.contentWindow.CSS.highlights) return;
    mark(frame.contentWindow, range);
    if (!range) return;
    const style = new frame.contentWindow.CSSStyleSheet();
    style.replaceSync(`::highlight(${MARK}) { background-color: #ffdd00; color: #0b0c0c; }`);
    page.adoptedStyleSheets = [style];
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show-place]");
    if (!button) return;
    const { showPlace, showWords } = button.dataset;
    const element = find(showPlace, showWords);
    markInPreview(showWords);
    if (!element) return;
    reveal(element);
    // The tab needs a moment to open.
    requestAnimationFrame(() => markInForm(element, showWords));
  });
})();
