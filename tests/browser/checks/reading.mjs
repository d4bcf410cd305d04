// In which order a page is read, and what changing a field does to whoever changes it.

import { looking } from './looking.mjs';

/** Classes of what stands apart from the flow of a page: for ears alone, or on its way to the window. */
const APART = ['sr-only', 'skip-link'];

/**
 * Texts in the order in which the browser's accessibility tree reads them; one that stands before what is read before it
 * is out of order (WCAG 1.3.2): left of it in its row, or above it, but for the next column to the right.
 */
export async function readingOrder(page) {
  const debug = await page.context().newCDPSession(page);
  const { nodes } = await debug.send('Accessibility.getFullAXTree');
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = [];
  const hear = (node) => {
    if (!node.ignored && node.role?.value === 'StaticText') read.push(node.backendDOMNodeId);
    else for (const child of node.childIds ?? []) if (known.has(child)) hear(known.get(child));
  };
  hear(nodes[0]);
  // Texts are known by the browser's number of their node: words may have changed since they were read, as seconds do.
  const { documents, strings } = await debug.send('DOMSnapshot.captureSnapshot', { computedStyles: ['position'], includeDOMRects: true });
  await debug.detach();
  const [{ nodes: snapshot, layout, textBoxes }] = documents;
  const place = new Map(snapshot.backendNodeId.map((id, at) => [id, at]));
  const boxes = new Map();
  textBoxes.layoutIndex.forEach((at, nth) => {
    const node = layout.nodeIndex[at];
    const [left, top, width, height] = textBoxes.bounds[nth];
    const before = boxes.get(node) ?? [];
    boxes.set(node, [...before, { left, top, right: left + width, bottom: top + height }]);
  });
  const apart = standsApart(snapshot, layout, strings);
  const texts = read.map((id) => place.get(id)).filter((at) => at !== undefined && boxes.has(at) && !apart(at)).map((at) => ({
    words: strings[snapshot.nodeValue[at]].trim().replace(/\s+/g, ' '),
    lines: boxes.get(at).filter((line) => line.right - line.left > 1),
  })).filter(({ words, lines }) => words && lines.length > 0);
  return texts.length > 0 ? outOfOrder(texts) : ['nothing is read'];
}

/** Whether a node stands apart from the flow: in a bar that sticks to the window, for ears alone, in a drawn picture. */
function standsApart(nodes, layout, strings) {
  const position = new Map(layout.nodeIndex.map((node, at) => [node, strings[layout.styles[at][0]]]));
  const alone = (node) => {
    // An empty text has no number.
    const attributes = nodes.attributes[node].map((at) => strings[at] ?? '');
    const named = (name) => attributes.findIndex((value, at) => at % 2 === 0 && value === name);
    const classes = named('class') < 0 ? [] : attributes[named('class') + 1].split(/\s+/);
    return /^(sticky|fixed)$/.test(position.get(node)) || /^svg$/i.test(strings[nodes.nodeName[node]])
      || named('hidden') >= 0 || classes.some((name) => APART.includes(name));
  };
  const of = (node) => node >= 0 && (alone(node) || of(nodes.parentIndex[node]));
  return of;
}

/** Texts whose first line stands before the last line of one that is read before them. */
function outOfOrder(texts) {
  const found = [];
  texts.forEach(({ words, lines: [first] }, at) => {
    const before = texts.slice(0, at).find(({ lines }) => {
      const last = lines.at(-1);
      const row = Math.min(first.bottom, last.bottom) - Math.max(first.top, last.top);
      const beside = row > Math.min(first.bottom - first.top, last.bottom - last.top) / 2;
      if (beside) return first.right <= last.left + 1;
      return first.bottom <= last.top + 2 && first.left < last.right - 1;
    });
    if (before) found.push(`“${words.slice(0, 30)}” stands before “${before.words.slice(0, 30)}”, which is read before it`);
  });
  return found;
}

/**
 * Changes each field and each choice, `most` of a page and one of each kind first: the page stays, and the focus stays
 * where it was (WCAG 3.2.2). What was chosen may stand in the address behind the question mark.
 */
export const changing = (page, most = 10) => looking(page, async (most) => {
  const found = [];
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const where = () => `${location.pathname} ${document.querySelector('h1')?.textContent}`;
  const key = (it) => [it.tagName, it.type, it.id, it.name, it.value && /radio|checkbox/.test(it.type) ? it.value : ''].join(' ');
  const set = (it, value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value').set.call(it, value);
  const fields = () => [...document.querySelectorAll('main :is(input, select, textarea):not(:disabled, [type="hidden"], [type="file"])')].filter((it) => it.checkVisibility());
  const kinds = new Map();
  for (const it of fields()) kinds.set(it.type, [...(kinds.get(it.type) ?? []), key(it)]);
  const turns = Math.max(0, ...[...kinds.values()].map((list) => list.length));
  const wanted = Array.from({ length: turns }, (_, turn) => [...kinds.values()].map((list) => list[turn])).flat().filter(Boolean).slice(0, most);
  for (const wants of wanted) {
    const it = fields().find((field) => key(field) === wants);
    if (!it) continue;
    const before = where();
    it.focus();
    if (/radio|checkbox/.test(it.type)) it.click();
    else if (it.tagName === 'SELECT') {
      it.selectedIndex = (it.selectedIndex + 1) % it.options.length;
    } else set(it, it.inputMode === 'numeric' ? '1' : '가');
    for (const name of /radio|checkbox/.test(it.type) ? [] : ['input', 'change']) it.dispatchEvent(new Event(name, { bubbles: true }));
    await frame();
    if (where() !== before) { found.push(`changing ${look.short(it)} leads to ${where()}`); break; }
    const at = document.activeElement;
    if (at !== it && key(at) !== key(it)) found.push(`changing ${look.short(it)} takes the focus to ${look.short(at)}`);
  }
  return found;
}, most);
