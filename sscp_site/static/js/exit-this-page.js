// "Exit this page": a quick way out. Follows the behaviour the GOV.UK Design System documents.
// Without this file the button is an ordinary link. Nothing is stored.
(() => {
  const PRESSES = 3;
  const PAUSE = 5000; // milliseconds between two presses of Shift
  const place = document.querySelector("[data-exit-this-page-module]");
  const button = place && place.querySelector("[data-exit-this-page]");
  if (!button) return;

  const add = (parent, name, className, attributes = {}) => {
    const element = parent.appendChild(document.createElement(name));
    element.className = className;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const status = add(place, "span", "visually-hidden", { role: "status" });
  const lights = add(button, "span", "exit__lights", { "aria-hidden": "true" });
  for (let i = 0; i < PRESSES; i += 1) add(lights, "span", "exit__light");

  let presses = 0;
  let wasModifier = false;
  let forgetting = null;
  let overlay = null;
  const title = document.title;

  const show = (message) => {
    status.textContent = message;
    lights.classList.toggle("exit__lights--shown", presses > 0);
    [...lights.children].forEach((light, i) => light.classList.toggle("exit__light--on", i < presses));
  };

  const forget = (message = "") => {
    window.clearTimeout(forgetting);
    presses = 0;
    show(message);
  };

  const leave = () => {
    forget();
    document.body.classList.add("is-exiting");
    overlay = add(document.body, "div", "exit-overlay", { role: "alert" });
    overlay.textContent = "Loading.";
    document.title = "Loading";
    // Takes the place of this page in the browser's history.
    window.location.replace(button.href);
  };

  const pressed = () => {
    presses += 1;
    if (presses >= PRESSES) {
      leave();
      return;
    }
    const left = PRESSES - presses;
    show(`Shift, press ${left} more ${left === 1 ? "time" : "times"} to exit.`);
    window.clearTimeout(forgetting);
    forgetting = window.setTimeout(() => {
      forget("Exit this page expired.");
      forgetting = window.setTimeout(forget, PAUSE);
    }, PAUSE);
  };

  document.addEventListener("keyup", (event) => {
    // Shift by itself: after Shift + A comes a keyup of A, then one of Shift that doesn't count.
    if (event.key === "Shift" && !wasModifier) pressed();
    else if (presses > 0) forget();
    wasModifier = event.shiftKey;
  }, true);

  document.querySelectorAll("[data-exit-this-page]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  });

  // A page kept by the browser and shown again: take the overlay away.
  window.addEventListener("pageshow", () => {
    document.body.classList.remove("is-exiting");
    document.title = title;
    if (overlay) overlay.remove();
    overlay = null;
    forget();
  });
})();
