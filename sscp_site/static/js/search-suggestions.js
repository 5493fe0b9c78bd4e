// Suggestions while somebody types into a search box: a combobox with a list, as the ARIA Authoring
// Practices describe it. Without this file the box is an ordinary one. Nothing is stored.
(() => {
  const PAUSE = 150; // milliseconds without a key before the site is asked
  const SHORTEST = 2;
  let number = 0;

  const enhance = (input) => {
    number += 1;
    const id = `suggestions-${number}`;
    const place = document.createElement("div");
    place.className = "suggestions-place";
    input.before(place);
    const list = document.createElement("ul");
    Object.assign(list, { className: "suggestions", id, hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    const status = document.createElement("span");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    place.append(input, list, status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id);
    input.setAttribute("aria-expanded", "false");

    let typed = input.value;
    let chosen = -1;
    let waiting = null;
    let asking = null;

    const choose = (index) => {
      chosen = index;
      [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
      const option = list.children[index];
      if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
      input.value = option ? option.textContent : typed;
    };

    const close = () => {
      window.clearTimeout(waiting);
      if (asking) asking.abort();
      list.hidden = true;
      list.replaceChildren();
      status.textContent = "";
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const search = () => {
      const { form } = input;
      close();
      if (form.requestSubmit) form.requestSubmit();
      else form.submit();
    };

    const show = (suggestions) => {
      list.replaceChildren(...suggestions.map((words, i) => {
        const option = document.createElement("li");
        option.id = `${id}-${i}`;
        option.textContent = words;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        // Before the box loses the focus.
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => {
          input.value = words;
          search();
        });
        return option;
      }));
      chosen = -1;
      list.hidden = suggestions.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      const count = suggestions.length === 1 ? "1 suggestion" : `${suggestions.length} suggestions`;
      status.textContent = list.hidden ? "" : `${count}. Use the arrow keys.`;
    };

    const ask = async () => {
      const words = typed.trim();
      if (words.length < SHORTEST) return;
      asking = new AbortController();
      const { signal } = asking;
      try {
        const address = `${input.dataset.suggestions}?q=${encodeURIComponent(words)}`;
        const answer = await fetch(address, { signal, credentials: "omit" });
        if (!answer.ok) return;
        const { suggestions } = await answer.json();
        if (!signal.aborted && document.activeElement === input) show(suggestions);
      } catch {
        // No suggestions then: the box works as it always does.
      }
    };

    input.addEventListener("input", () => {
      typed = input.value;
      close();
      waiting = window.setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden || event.isComposing) return;
      const last = list.children.length - 1;
      if (event.key === "ArrowDown") choose(chosen === last ? -1 : chosen + 1);
      else if (event.key === "ArrowUp") choose(chosen === -1 ? last : chosen - 1);
      else if (event.key === "Escape") {
        input.value = typed;
        close();
      } else return;
      event.preventDefault();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") close();
    });
    input.addEventListener("blur", close);
  };

  document.querySelectorAll("input[data-suggestions]").forEach(enhance);
})();
