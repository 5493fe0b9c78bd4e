/* Many files at once: sends each file by itself as soon as it is chosen or dropped, and puts the row
   the site answers with into the table. Without it the form sends all files together. */
(() => {
  const root = document.querySelector("[data-many-files]");
  if (!root) return;
  const form = root.querySelector("[data-many-files-form]");
  const input = root.querySelector("[data-many-files-input]");
  const status = root.querySelector("[data-many-files-status]");
  const rows = root.querySelector("[data-many-files-rows]");
  const body = root.querySelector("[data-many-files-body]");
  const save = root.querySelector("[data-many-files-save]");
  const queue = [];
  const count = { chosen: 0, added: 0, refused: 0 };
  let sending = false;

  root.querySelectorAll("[data-without-script]").forEach((part) => { part.hidden = true; });

  const element = (name, className, words) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (words) made.textContent = words;
    return made;
  };

  const showSuggestions = () => {
    body.querySelectorAll("[data-suggest]").forEach((button) => { button.hidden = false; });
    save.hidden = !body.querySelector("[data-document]");
  };

  const say = () => {
    const done = count.added + count.refused;
    const parts = [done < count.chosen ? `Uploading: ${done} of ${count.chosen} files done.` : `${count.added} of ${count.chosen} files added.`];
    if (count.refused) parts.push(`${count.refused} not added: see the table.`);
    if (done === count.chosen && count.added) parts.push("Now give each a title and save.");
    status.textContent = parts.join(" ");
  };

  const refuse = (row, words) => {
    row.className = "many-files-row many-files-row--refused";
    const cell = row.querySelector("td");
    cell.textContent = "";
    cell.className = "many-files-reason";
    cell.append(element("strong", "", "Not added."), ` ${words}`);
    count.refused += 1;
  };

  const waitingRow = (file) => {
    const row = element("tr", "many-files-row");
    const head = element("th", "many-files-file");
    head.scope = "row";
    head.append(element("span", "many-files-name", file.name));
    const cell = element("td");
    cell.colSpan = 5;
    const bar = element("progress", "many-files-bar");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", `Uploading ${file.name}`);
    cell.append(bar);
    row.append(head, cell);
    body.append(row);
    rows.hidden = false;
    return row;
  };

  const answered = (row, request) => {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch { /* no words: ours below */ }
    if (answer.row) {
      const holder = element("tbody");
      holder.innerHTML = answer.row;
      row.replaceWith(holder.firstElementChild);
      if (answer.success) count.added += 1;
      else count.refused += 1;
      remember();
    } else {
      refuse(row, answer.error_message || "The site could not take it. Wait a minute and choose it again.");
    }
  };

  // So that loading the page again, or coming back to it, shows the same documents.
  const remember = () => {
    const keys = [...body.querySelectorAll("[data-document]")].map((row) => `document=${row.dataset.document}`);
    if (keys.length) window.history.replaceState(null, "", `${root.dataset.table}?${keys.join("&")}`);
  };

  const next = () => {
    const item = queue.shift();
    sending = Boolean(item);
    if (!item) return;
    const data = new FormData(form);
    data.delete("files[]");
    data.append("files[]", item.file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      const bar = item.row.querySelector("progress");
      if (event.lengthComputable && bar) bar.value = event.loaded / event.total;
    });
    request.addEventListener("load", () => answered(item.row, request));
    request.addEventListener("error", () => refuse(item.row, "The connection was cut. Choose the file again."));
    request.addEventListener("loadend", () => { showSuggestions(); say(); next(); });
    request.send(data);
  };

  const take = (files) => {
    const limit = window.fileSizeLimit;
    [...files].forEach((file) => {
      count.chosen += 1;
      const row = waitingRow(file);
      const tooLarge = limit && limit.reason(file);
      if (tooLarge) refuse(row, tooLarge);
      else queue.push({ file, row });
    });
    say();
    if (!sending) next();
  };

  input.addEventListener("change", () => {
    take(input.files);
    input.value = "";
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  const over = (event, isOver) => {
    event.preventDefault();
    form.classList.toggle("is-over", isOver);
  };
  ["dragenter", "dragover"].forEach((name) => form.addEventListener(name, (event) => over(event, true)));
  form.addEventListener("dragleave", (event) => over(event, false));
  form.addEventListener("drop", (event) => {
    over(event, false);
    take(event.dataTransfer.files);
  });
  // A file dropped beside the place would replace the page.
  ["dragover", "drop"].forEach((name) => document.addEventListener(name, (event) => event.preventDefault()));

  body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-suggest]");
    if (!button) return;
    const title = document.getElementById(button.dataset.for);
    title.value = button.dataset.suggest;
    title.focus();
  });

  window.addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });
  showSuggestions();
})();
