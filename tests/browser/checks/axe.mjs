// What axe cannot decide by itself is looked at by a person once, and written down with the reason.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(`${process.env.TOOLS_NODE_MODULES}/`);
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const REVIEWED = JSON.parse(readFileSync(new URL('./reviewed.json', import.meta.url), 'utf8'));
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Whether someone has looked at this: rule, and a part that the element or one around it matches. */
const reviewed = (rule, parts, why) => REVIEWED.some((it) => it.rule === rule && (!it.because || it.because === why) && parts.includes(it.part));

/** What axe finds, and what it leaves open unless it has been looked at (reviewed.json). */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const parts = [...new Set(REVIEWED.map((it) => it.part))];
  // As high as the page: then no bar that sticks to the window lies over anything.
  const window = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: window.width, height: Math.max(window.height, Math.min(height, 12_000)) });
  const { violations, incomplete } = await page.evaluate(async ({ tags, parts }) => {
    const result = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    });
    const lines = (list) => list.flatMap(({ id, nodes }) => nodes.map((node) => {
      const selector = node.target.at(-1);
      const element = document.querySelector(typeof selector === 'string' ? selector : selector.at(-1));
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey).find(Boolean) ?? '';
      return { rule: id, why, html: node.html.slice(0, 140), parts: parts.filter((part) => element?.closest(part)) };
    }));
    return { violations: lines(result.violations), incomplete: lines(result.incomplete) };
  }, { tags: TAGS, parts });
  await page.setViewportSize(window);
  return [
    ...violations.map((it) => `axe ${it.rule}: ${it.html}`),
    ...incomplete.filter((it) => !reviewed(it.rule, it.parts, it.why)).map((it) => `axe leaves open ${it.rule} (${it.why}): ${it.html}`),
  ];
}
