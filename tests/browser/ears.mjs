// Hands of someone who hears: each thing they press is what the browser's accessibility tree says of it, a role and a name;
// each page that they reach is known by its heading, which has the focus. For the journeys of journeys.mjs.

import assert from 'node:assert/strict';
import * as walks from './walks.mjs';

const PRESSED = ['link', 'button', 'DisclosureTriangle', 'radio', 'checkbox'];
const WRITTEN = ['textbox', 'searchbox', 'spinbutton', 'combobox'];

/** Looks at the tree so often, with some frames between, until something is there. */
const PATIENCE = 100;

/**
 * `findings`: what has no name or the wrong role, what is called like something else that comes before it, what was
 * chosen or written and is not said to be.
 */
export async function ears(page, { patience = PATIENCE } = {}) {
  const debug = await page.context().newCDPSession(page);
  const { tree, arrives } = await walks.listener(page, { patience });
  page.on('filechooser', () => undefined);
  const findings = [];

  /** What the reader knows a control by. */
  const pointer = async (locator) => {
    await locator.waitFor({ state: 'attached' });
    await locator.evaluate((element) => { window.aimed = element; });
    const { result } = await debug.send('Runtime.evaluate', { expression: 'window.aimed' });
    const { node } = await debug.send('DOM.describeNode', { objectId: result.objectId });
    return { object: result.objectId, at: node.backendNodeId };
  };
  const heard = async (locator, roles) => {
    const { object, at } = await pointer(locator);
    for (let turn = 0; turn < patience; turn += 1) {
      const nodes = await tree();
      const node = nodes.find((one) => one.at === at);
      if (node && !node.disabled) {
        if (!roles.includes(node.role)) findings.push(`${locator} is a ${node.role}`);
        if (!node.name) findings.push(`${locator} has no name`);
        const first = nodes.find((one) => one.role === node.role && one.name === node.name);
        if (first.at !== at) findings.push(`two of ${node.role} “${node.name}”`);
        return { ...node, object };
      }
      await walks.frames(page, 6);
    }
    return assert.fail(`${locator} is not heard`);
  };
  const act = (node, work) => debug.send('Runtime.callFunctionOn', { objectId: node.object, functionDeclaration: work, userGesture: true });
  const again = async (locator) => {
    const { at } = await pointer(locator);
    return (await tree()).find((one) => one.at === at);
  };
  const press = async (locator) => act(await heard(locator, PRESSED), 'function () { this.focus(); this.click(); }');
  const into = async (locator) => act(await heard(locator, WRITTEN), 'function () { this.focus(); }');

  return {
    findings,
    tap: press,
    tick: async (locator) => {
      const { checked } = await heard(locator, ['radio', 'checkbox']);
      if (checked !== 'true') await press(locator);
      await walks.frames(page, 2);
      if ((await again(locator))?.checked !== 'true') findings.push(`${locator} is not said to be chosen`);
    },
    write: async (locator, text) => {
      await into(locator);
      await page.keyboard.type(text);
    },
    pick: async (locator, index) => {
      await into(locator);
      for (let at = 0; at < index; at += 1) await page.keyboard.press('ArrowDown');
    },
    give: async (locator, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(locator)]);
      await chooser.setFiles(file);
    },
    arrive: async (address) => {
      await page.waitForURL(address);
      await arrives(/\S/);
    },
    /** It is in the tree, and said by itself or by what has the focus now. */
    sees: async (locator) => {
      await locator.waitFor();
      const { at } = await pointer(locator);
      const { nodes } = await debug.send('Accessibility.queryAXTree', { backendNodeId: at });
      if (!nodes.some((node) => !node.ignored && (node.name?.value ?? '').trim())) findings.push(`${locator} is not heard`);
      const told = (node) => (node.focused && node.role !== 'RootWebArea') || ['alert', 'status'].includes(node.role);
      if (!(await tree()).some(told)) findings.push(`${locator}: nothing has the focus and nothing tells of it`);
    },
  };
}
