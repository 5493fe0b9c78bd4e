/* The check of a file goes on while its screen is open: what is new is fetched and shown. Without
   this script the link "Look again" does the same. */
(() => {
  const EVERY = 3000;
  const panel = () => document.getElementById("file-check");

  const announce = (words) => {
    const news = document.querySelector("[data-check-news]");
    if (news) news.textContent = words;
  };

  const watchPictures = () => {
    document.querySelectorAll("img[data-place]").forEach((picture) => {
      picture.addEventListener("error", () => {
        const words = document.createElement("p");
        words.textContent = "This place can’t be drawn. Open the file at this page and look for yourself.";
        picture.replaceWith(words);
      }, { once: true });
    });
  };

  const hideLink = () => {
    const link = document.querySelector("[data-look-again]");
    if (link) link.hidden = true;
  };

  const show = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("file-check");
    if (!fresh) return;
    const before = panel().textContent.replace(/\s+/g, " ");
    if (fresh.textContent.replace(/\s+/g, " ") !== before) panel().replaceWith(fresh);
    hideLink();
    watchPictures();
    if (!fresh.dataset.checkUnfinished) announce("The check is done. The result is on this page.");
  };

  const ask = async () => {
    const address = panel()?.dataset.checkUnfinished;
    if (!address) return;
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      // Signed out, or the file was replaced in another window: the link says more than we can.
      if (!answer.ok || answer.redirected) {
        document.querySelector("[data-look-again]")?.removeAttribute("hidden");
        return;
      }
      show(await answer.text());
    } catch {
      // The connection is gone for a moment.
    }
    setTimeout(ask, EVERY);
  };

  watchPictures();
  if (panel()?.dataset.checkUnfinished) {
    hideLink();
    setTimeout(ask, EVERY);
  }
})();
