// What the checks need within the page: colours as they are painted, what a touch at a point reaches, what is seen.
// Evaluated by the debugger, as axe is, so that the page's policy stays as it is. Every length is in CSS pixels.

(() => {
  const CONTROLS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="link"], [tabindex="0"]';
  const scratch = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  /** Any computed colour as [red, green, blue, alpha], alpha from 0 to 1. */
  const known = new Map();
  function colour(text) {
    if (!known.has(text)) {
      const parts = /^rgba?\(([^)]+)\)$/.exec(text);
      if (parts) {
        const [red, green, blue, alpha = 1] = parts[1].split(/[\s,/]+/).map(Number);
        known.set(text, [red, green, blue, alpha]);
      } else {
        scratch.clearRect(0, 0, 1, 1);
        scratch.fillStyle = text;
        scratch.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = scratch.getImageData(0, 0, 1, 1).data;
        known.set(text, [red, green, blue, alpha / 255]);
      }
    }
    return known.get(text);
  }

  const over = (top, below, opacity = 1) => {
    const alpha = top[3] * opacity;
    return [0, 1, 2].map((at) => top[at] * alpha + below[at] * (1 - alpha)).concat(1);
  };

  function luminance([red, green, blue]) {
    const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  function ratio(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The opacity that an element is painted with, its ancestors' included. */
  function opacity(element) {
    let value = 1;
    for (let at = element; at; at = at.parentElement) value *= Number(getComputedStyle(at).opacity);
    return value;
  }

  const seen = (element) =>
    element.getClientRects().length > 0 &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('.sr-only, .skip-link:not(:focus), [hidden], template, noscript');

  /** Grounds at a point, from the top one of `element` down: all that a text of it could stand on. */
  function grounds(x, y, element) {
    const stack = document.elementsFromPoint(x, y);
    const from = stack.findIndex((it) => it === element || it.contains(element));
    let below = [colour(getComputedStyle(document.documentElement).backgroundColor)];
    if (below[0][3] < 1) below = [over(below[0], colour(getComputedStyle(document.documentElement).colorScheme.includes('dark') ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)'))];
    for (const layer of stack.slice(Math.max(from, 0)).reverse()) {
      const style = getComputedStyle(layer);
      const see = opacity(layer);
      const shape = layer instanceof SVGElement && layer !== element && !/^(svg|g|text|tspan)$/.test(layer.tagName);
      const plain = colour(shape ? (style.fill === 'none' ? 'rgba(0, 0, 0, 0)' : style.fill) : style.backgroundColor);
      if (plain[3] > 0) below = below.map((it) => over(plain, it, see));
      const stops = style.backgroundImage.match(/(rgba?|color|oklch|oklab|lab|lch)\([^()]*\)/g) ?? [];
      if (/gradient/.test(style.backgroundImage)) below = stops.flatMap((stop) => below.map((it) => over(colour(stop), it, see)));
    }
    return below;
  }

  const short = (element) => {
    const name = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '') + [...element.classList].slice(0, 3).map((it) => `.${it}`).join('');
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 30);
    return words ? `${name} “${words}”` : name;
  };

  /** What a touch must reach to press a control: itself, what is in it, its labels. */
  function reaches(control, hit) {
    if (!hit) return false;
    if (control.contains(hit)) return true;
    const labels = [...(control.labels ?? [])];
    if (labels.some((label) => label === hit || label.contains(hit))) return true;
    const link = hit.closest('a[href]');
    return Boolean(link && link.href === control.href && control.tagName === 'A');
  }

  const sticky = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(at).position)) return at;
    }
    return null;
  };

  /** Runs with every element open to touch, so that what is painted at a point can be asked for. */
  function withAllOpen(work) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after { pointer-events: auto !important; scroll-behavior: auto !important; }');
    const before = document.adoptedStyleSheets;
    const [x, y] = [scrollX, scrollY];
    document.adoptedStyleSheets = [...before, sheet];
    try {
      return work();
    } finally {
      document.adoptedStyleSheets = before;
      scrollTo({ left: x, top: y, behavior: 'instant' });
    }
  }

  /** Brings a box to the middle of the window and gives it anew. */
  function toMiddle(boxOf) {
    const box = boxOf();
    if (box.top < innerHeight * 0.3 || box.bottom > innerHeight * 0.7) {
      scrollBy({ top: box.top + box.height / 2 - innerHeight / 2, behavior: 'instant' });
    }
    return boxOf();
  }

  /** The boxes of the texts that are seen within an element. */
  function textBoxes(element) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const boxes = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.data.trim() || !seen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      boxes.push(...[...range.getClientRects()].filter((it) => it.width > 1));
    }
    return boxes;
  }

  const controls = (root = document) => [...root.querySelectorAll(CONTROLS)].filter((it) => seen(it) && !it.closest('[inert]'));

  // Elements whose text was measured (colours.mjs), and those of them that are too pale.
  const [measured, failed] = [new Set(), new Set()];

  window.look = { CONTROLS, measured, failed, colour, over, ratio, opacity, seen, grounds, short, reaches, sticky, withAllOpen, toMiddle, textBoxes, controls };
})();
