// axe, and what it leaves open: nothing is let pass unseen. A question of contrast, where axe does not know what lies
// under a text, is decided by our own look at what is painted; whatever else it leaves open is a finding.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { textContrast } from './colours.mjs';
import { looking } from './looking.mjs';

const require = createRequire(`${process.env.TOOLS_NODE_MODULES}/`);
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of this run of tests: pages that were looked at, and by rule and reason how many questions axe left open on them. */
export const tally = { pages: 0, open: {} };

/** Violations of WCAG A, AA, 2.2 AA, AAA contrast and good practice, and what axe leaves open and nothing else decides. */
export async function axe(page) {
  // By the debugger, not by a script element: the page's policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  // As high as the page: then no bar that sticks to the window lies over anything.
  const window = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: window.width, height: Math.max(window.height, Math.min(height, 12_000)) });
  const { violations, open } = await page.evaluate(async (tags) => {
    const result = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
      elementRef: true,
    });
    const lines = (list) => list.flatMap(({ id, nodes }) => nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey).find(Boolean) ?? '';
      return { rule: id, why, element: node.element, html: node.html.slice(0, 160), says: (node.failureSummary ?? '').slice(0, 200) };
    }));
    window.axeOpen = lines(result.incomplete);
    const plain = ({ element, ...rest }) => rest;
    return { violations: lines(result.violations).map(plain), open: window.axeOpen.map(plain) };
  }, TAGS);
  tally.pages += 1;
  for (const { rule, why } of open) tally.open[`${rule} ${why}`.trim()] = (tally.open[`${rule} ${why}`.trim()] ?? 0) + 1;
  const left = open.length > 0 ? await undecided(page) : [];
  await page.setViewportSize(window);
  return [
    ...violations.map((it) => `axe ${it.rule}: ${it.html} ${it.says}`),
    ...left.map((it) => `axe leaves open ${it.rule} (${it.why}): ${it.html}`),
  ];
}

/** Of what axe left open: all but the texts that we measured and found to have the contrast of level AAA. */
async function undecided(page) {
  await textContrast(page);
  return looking(page, () => {
    const decided = ({ rule, element }) => {
      if (!rule.startsWith('color-contrast')) return false;
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const own = texts.length > 0 || element.matches('input, textarea, select');
      return own && look.measured.has(element) && !look.failed.has(element);
    };
    return window.axeOpen.filter((it) => !decided(it)).map(({ rule, why, html }) => ({ rule, why, html }));
  });
}
