"use strict";
// Filters the findings and moves between them. The report is whole without it.
(() => {
  const form = document.getElementById("filter");
  const all = Array.from(document.querySelectorAll("article.finding"), (element) => ({
    element,
    main: !element.closest("#suppressed"),
    text: "",
    has: (name, value) => element.dataset[name].split(" ").includes(value),
  }));

  // reveal opens what an address of this page points into.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (let e = target; e; e = e.parentElement) {
      if (e instanceof HTMLDetailsElement) e.open = true;
      e.hidden = false;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);

  // What is closed opens for the printer.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("#findings article:not([hidden]) > details:not([open])"));
    for (const d of opened) d.open = true;
  });
  addEventListener("afterprint", () => {
    for (const d of opened) d.open = false;
  });

  // next moves to the finding that is shown after the one in focus, or before it.
  const next = (by) => {
    const apart = document.getElementById("suppressed");
    const shown = all.filter((f) => !f.element.hidden && (f.main || apart.open)).map((f) => f.element);
    const at = shown.indexOf(document.activeElement && document.activeElement.closest("article.finding"));
    const to = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (to) to.querySelector("summary").focus();
  };

  const typing = (e) => e.target.matches("input:not([type=checkbox]), select, textarea");
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape" && e.target.id === "words") {
      e.target.value = "";
      apply();
      e.target.blur();
    } else if (typing(e)) {
      return;
    } else if (e.key === "/" && form) {
      document.getElementById("words").focus();
      e.preventDefault();
    } else if (e.key === "j" || e.key === "k") {
      next(e.key === "j" ? 1 : -1);
      e.preventDefault();
    }
  });

  if (!form) return reveal();

  const said = form.querySelector("output");
  const total = all.filter((f) => f.main).length;
  const apply = () => {
    const words = document.getElementById("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set(Array.from(form.querySelectorAll("[name=severity]:checked"), (c) => c.value));
    const chosen = Array.from(form.querySelectorAll("select"), (s) => [s.name, s.value]).filter((c) => c[1]);
    let shown = 0;
    for (const f of all) {
      if (words.length && !f.text) f.text = f.element.textContent.toLowerCase();
      const ok =
        severities.has(f.element.dataset.severity) && chosen.every((c) => f.has(c[0], c[1])) && words.every((w) => f.text.includes(w));
      f.element.hidden = !ok;
      if (ok && f.main) shown++;
    }
    for (const g of document.querySelectorAll("section.group")) g.hidden = !g.querySelector("article.finding:not([hidden])");
    document.getElementById("nothing").hidden = shown > 0 || total === 0;
    said.textContent = shown === total ? `All ${total} shown` : `${shown} of ${total} shown`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  const openAll = (open) => {
    for (const f of all) if (f.main && !f.element.hidden) f.element.querySelector("details").open = open;
  };
  document.getElementById("open").addEventListener("click", () => openAll(true));
  document.getElementById("close").addEventListener("click", () => openAll(false));
  form.hidden = false;
  apply();
  reveal();
})();
