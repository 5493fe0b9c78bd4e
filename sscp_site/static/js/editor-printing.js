/* The panel "On paper": how the page that is being written prints. The server lays it out; here it
   is asked whenever Wagtail's preview is new, which is when typing pauses. */
(() => {
  let asked = null;

  const address = () => {
    const preview = document.querySelector("[data-w-preview-url-value]");
    return preview && preview.dataset.wPreviewUrlValue.replace(/preview\/$/, "printing/");
  };

  const ask = async () => {
    const place = document.querySelector("[data-printing]");
    const url = address();
    // A page that was never saved has no address to ask yet.
    if (!place || !url || !url.includes("/edit/")) return;
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(url, { signal: asked.signal });
      const html = await answer.text();
      // Somebody who was signed out meanwhile is sent a form to sign in; what was said stays.
      if (answer.ok && html.includes("data-printing-reports") && place.innerHTML !== html) place.innerHTML = html;
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  document.addEventListener("DOMContentLoaded", ask);
  document.addEventListener("w-preview:updated", ask);
  document.addEventListener("w-autosave:success", ask);
})();
