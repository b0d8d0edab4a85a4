// The page of the library: the same text, with the same passages over it.
import { createTextAnnotator } from "@recogito/text-annotator";
import "@recogito/text-annotator/text-annotator.css";

const query = new URLSearchParams(location.search);
const container = document.querySelector("#text");

async function begin() {
  const passages = await (await fetch(`/passages-${query.get("claims")}.json`)).json();
  const [node, text] = [finder(), container.textContent];
  const annotator = createTextAnnotator(container, { renderer: query.get("renderer"), style: (_, state) => ({ fill: state?.selected ? "#f00" : "#fd0", fillOpacity: 0.25 }) });
  // The renderer of CSS highlights wants ranges; the other one makes its own.
  const range = query.get("renderer") === "CSS_HIGHLIGHTS" ? (start, end) => ({ range: rangeOf(node, start, end) }) : () => ({});
  annotator.setAnnotations(passages.map(([start, end], i) => ({
    id: `a${i}`, bodies: [],
    target: { annotation: `a${i}`, selector: [{ quote: text.slice(start, end), start, end, ...range(start, end) }] },
  })));
  window.markedAt = () => passages.map(([start, end]) => rangeOf(node, start, end).getClientRects()[0]).find(inWindow);
  window.marked = () => annotator.getSelected().length > 0 && isDrawnChosen();
}

/** Whether a highlight is drawn in the colour of the chosen one, which comes after its state has changed. */
function isDrawnChosen() {
  if (query.get("renderer") === "CSS_HIGHLIGHTS") return [...document.querySelectorAll("style")].some((sheet) => sheet.textContent.includes("#ff0000"));
  return [...document.querySelectorAll(".r6o-annotation")].some((span) => span.style.backgroundColor.startsWith("rgba(255, 0, 0"));
}

function inWindow(box) {
  return box && box.top > 200 && box.bottom < innerHeight - 200;
}

/** Tells which text node holds an offset, by halving. */
function finder() {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let at = 0;
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, at });
    at += walker.currentNode.data.length;
  }
  return (offset) => {
    let [low, high] = [0, nodes.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].at <= offset) low = middle;
      else high = middle - 1;
    }
    return [nodes[low].node, offset - nodes[low].at];
  };
}

function rangeOf(node, start, end) {
  const range = document.createRange();
  range.setStart(...node(start));
  range.setEnd(...node(end));
  return range;
}

void begin();
