/* Wagtail saves a draft by itself while somebody types. Pressing "Publish" during the first such
   save sends the form of a new page twice, and the second is refused because the first has taken
   its address. So a button waits for the save under way, and nothing is saved after the button. */
(() => {
  let saving = false;
  let sent = false;
  let waiting = null;

  const finished = () => {
    saving = false;
    const button = waiting;
    waiting = null;
    if (button) button.click();
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (sent) event.preventDefault();
    else saving = true;
  });
  document.addEventListener("w-autosave:success", finished);
  document.addEventListener("w-autosave:error", finished);

  document.addEventListener("click", (event) => {
    const button = event.target.closest('#page-edit-form button[type="submit"], button[form="page-edit-form"]');
    if (!button || !saving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = button;
  }, true);

  document.addEventListener("submit", (event) => {
    if (event.target.id === "page-edit-form" && !event.defaultPrevented) sent = true;
  });
  // Back from the next page: the form is used again.
  window.addEventListener("pageshow", () => { sent = false; });
})();
