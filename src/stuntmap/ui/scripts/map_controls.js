// The buttons on a map that Plotly and Streamlit draw: in the language of the page, and moving the map.
// Plotly's own would zoom the empty axes that a map has for its legend, and lead back to Plotly's first guess of a view.

// plot: Plotly's element; words: by Plotly's and Streamlit's titles; moves: what a button of such a title does.
export function dress(plot, words, moves) {
  for (const button of plot.querySelectorAll(".modebar-btn")) {
    const { title, job } = button.dataset;
    const told = words[title in words ? title : job];
    if (told === undefined || title === told) continue;
    if (title in words) button.dataset.job = title;
    button.dataset.title = told;
    button.setAttribute("aria-label", told);
  }
  if (plot.stuntmapMoves) return;
  plot.addEventListener("click", (event) => {
    const move = plot.stuntmapMoves[event.target.closest?.(".modebar-btn")?.dataset.job];
    if (!move) return;
    event.stopPropagation();
    move(event);
  }, { capture: true });
  plot.stuntmapMoves = moves;
}
