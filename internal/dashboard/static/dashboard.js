"use strict";
// Moves between rows and filters them by keys. The pages are whole without it.
(() => {
  const rows = () => Array.from(document.querySelectorAll("table.list tbody tr, .changes li")).filter((r) => !r.hidden && r.querySelector("a"));
  const next = (by) => {
    const list = rows();
    const at = list.findIndex((r) => r.contains(document.activeElement));
    const to = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by];
    if (to) to.querySelector("a").focus();
  };
  const typing = (e) => e.target.matches("input:not([type=radio]), select, textarea");
  const form = document.querySelector("form.filter");
  const words = document.getElementById("words");

  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape" && e.target === words) {
      words.value = "";
      apply();
      words.blur();
    } else if (typing(e)) {
      return;
    } else if (e.key === "/" && form && !form.hidden) {
      words.focus();
      e.preventDefault();
    } else if (e.key === "j" || e.key === "k") {
      next(e.key === "j" ? 1 : -1);
      e.preventDefault();
    } else if (e.key === "u") {
      const up = document.querySelectorAll(".tool a");
      up[up.length - 1].click();
    }
  });

  const found = Array.from(document.querySelectorAll("table.findings tbody tr"));
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of found) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((w) => text.includes(w));
      if (!row.hidden) shown++;
    }
    form.querySelector("output").textContent = `${shown} of ${found.length} shown`;
  };
  if (form && found.length > 1) {
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (e) => e.preventDefault());
    apply();
  }
  document.querySelector(".keys-hint").hidden = rows().length === 0;
})();
