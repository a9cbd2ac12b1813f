// What only the browser can do. Links still work without this.
//
// 1. A link inside the pages opens in the running session instead of a new one:
//    the address changes and Streamlit is told as when somebody goes back.
// 2. A mark of a figure whose `customdata` is an address opens it.
// 3. The address names the release, without one more step of history.
// 4. The document says which language it is in.
// 5. A page that comes after somebody went on does not change the address.
// 6. A card's figure is saved as a picture with its title, note and source.

const QUIET = 0.85; // of the size of the title

const push = history.pushState.bind(history);
const LINKS = ".u145 a[href], .js-plotly-plot a";

function addressOf(event) {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey
    && !event.shiftKey && !event.altKey && !event.defaultPrevented;
  const link = plain && event.target.closest && event.target.closest(LINKS);
  if (!link || link.hasAttribute("download")) return null;
  const inFigure = link.href.baseVal !== undefined;
  if (!inFigure && (link.target === "_blank" || link.dataset.leaves)) return null;
  const url = new URL(inFigure ? link.href.baseVal : link.href, location.href);
  return url.origin === location.origin ? url : null;
}

function open(url) {
  if (url.pathname !== location.pathname) {
    document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
  }
  push(null, "", url);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

// Streamlit writes the path of a page into the address when the page arrives. All
// our ways to a page begin with the address, so where the two differ the page was
// overtaken: a step to it would bury the ones that were taken. Only a wall screen is
// turned from the server.
function keepSteps() {
  if (history.keepsSteps) return;
  history.keepsSteps = true;
  history.pushState = (state, unused, url) => {
    const { pathname, searchParams } = new URL(url ?? "", location.href);
    if (pathname === location.pathname) push(state, unused, url);
    else if (searchParams.has("kiosk")) history.replaceState(state, unused, url);
  };
}

function listen(event) {
  const figure = event.target.closest && event.target.closest(".js-plotly-plot");
  if (!figure || !figure.on || figure.opensMarks) return;
  figure.opensMarks = true;
  figure.on("plotly_click", ({ points }) => {
    const address = points[0].customdata;
    if (typeof address !== "string" || !address.startsWith("./")) return;
    open(new URL(address, location.href));
  });
}

function nameRelease(release) {
  const url = new URL(location.href);
  if (!release || url.searchParams.get("release") === release) return;
  url.searchParams.set("release", release);
  history.replaceState(history.state, "", url);
}

function pictureOf(drawing) {
  const copy = drawing.cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const text = new XMLSerializer().serializeToString(copy);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  return image.decode().then(() => image);
}

function wrapped(pen, text, width) {
  const lines = [""];
  for (const part of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) || []) {
    const longer = lines[lines.length - 1] + part;
    if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

async function savePicture(button) {
  const card = button.closest('[class*="st-key-card-"]');
  const plot = card.querySelector(".js-plotly-plot");
  const drawings = [...plot.querySelectorAll("svg.main-svg")];
  const images = await Promise.all(drawings.map(pictureOf));
  const style = getComputedStyle(card);
  const box = plot.getBoundingClientRect();
  const edge = 16;
  const texts = [
    [card.querySelector("h2"), 18, "700"],
    [card.querySelector(".note"), 18 * QUIET, "400"],
  ];
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const rows = texts.flatMap(([node, size, weight]) => {
    pen.font = `${weight} ${size}px ${style.fontFamily}`;
    const lines = node ? wrapped(pen, node.textContent.trim(), box.width) : [];
    return lines.map((line) => [line, size, weight]);
  });
  const source = [button.dataset.source, 18 * QUIET * QUIET, "400"];
  const top = edge + rows.reduce((sum, [, size]) => sum + size * 1.4, 0);
  const height = top + box.height + source[1] * 2 + edge;
  const scale = 2;
  canvas.width = (box.width + 2 * edge) * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = style.color;
  let y = edge;
  for (const [line, size, weight] of rows) {
    pen.font = `${weight} ${size}px ${style.fontFamily}`;
    pen.fillText(line, edge, (y += size * 1.4) - size * 0.3);
  }
  for (const image of images) pen.drawImage(image, edge, top, box.width, box.height);
  pen.font = `${source[2]} ${source[1]}px ${style.fontFamily}`;
  pen.fillText(source[0], edge, height - edge / 2);
  const link = document.createElement("a");
  link.download = button.dataset.picture;
  link.href = canvas.toDataURL("image/png");
  link.click();
}

export default function (component) {
  const { language, release } = component.data;
  document.documentElement.lang = language;
  nameRelease(release);
  keepSteps();
  const clicked = (event) => {
    const button = event.target.closest && event.target.closest("[data-picture]");
    if (button) {
      event.preventDefault();
      savePicture(button);
      return;
    }
    const url = addressOf(event);
    if (!url) return;
    event.preventDefault();
    open(url);
  };
  document.addEventListener("click", clicked, true);
  document.addEventListener("pointerover", listen, true);
  return () => {
    document.removeEventListener("click", clicked, true);
    document.removeEventListener("pointerover", listen, true);
  };
}
