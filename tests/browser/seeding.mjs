// Puts one fault into a running page and says which check finds it.

import * as checks from './checks.mjs';
import { KIOSK_WALKS, deviceOf } from './kiosk_trials.mjs';
import * as it from './support.mjs';
import * as tremble from './tremble.mjs';
import * as walks from './walks.mjs';

const PERSON = { for_whom: 'Family', other_name: '홍부친', name: '홍시연', year: '1950', month: '5', day: '5', phone: '010-0000-1234' };
const USUAL = { lang: 'ko', text_size: 2, contrast: 'normal' };
/** Milliseconds until a walk that stands still is given up: every step of a sound page takes a fraction of it. */
const PATIENCE = 8000;

/** A town with a page that keeps one order, for all trials. */
export async function grounds() {
  const [browser, backend] = await Promise.all([it.launch(), it.startBackend()]);
  const { context, page } = await it.device(browser);
  const reference = await it.orderDocuments(page, backend.url);
  await context.close();
  return { browser, backend, reference, stop: async () => { await browser.close(); await backend.stop(); } };
}

/** Rules after all others, in every document of the page from now on. */
const addRules = (css) => {
  const add = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  add();
};

const WALKS = {
  ...KIOSK_WALKS,
  'a walk by keys': async ({ page }, url) => {
    const keys = walks.keyboard(page);
    await it.open(page, url);
    const named = { link: (name) => it.link(page, name), button: (name) => it.button(page, name), heading: (name) => it.heading(page, name).waitFor() };
    await walks.orderByKeys(page, named, keys);
    return keys.findings;
  },
  'a walk by ear': async ({ page }, url) => {
    await it.open(page, url);
    await walks.orderByEar(page, await walks.listener(page, { patience: PATIENCE / 200 }));
    return [];
  },
  KakaoTalk: async ({ page, seen }, url) => {
    await page.context().addInitScript(walks.withoutApis);
    await walks.orderInKakaoTalk(page, it, url);
    return seen.errors;
  },
  'a trembling hand': async ({ page }, url, fault) => {
    const open = async () => {
      await it.open(page, url);
      await checks.stands(page);
      if (fault.css) await page.evaluate(addRules, fault.css);
    };
    const taps = await tremble.orderWithTremble(page, open, fault.settings?.easy);
    const wrong = tremble.rate(taps, 'wrong');
    return wrong > 1 ? [`${wrong.toFixed(1)} % of the touches reach another target`] : [];
  },
};

/** In a town of its own: nobody may have more than three orders. */
async function walk(device, fault) {
  const backend = await it.startBackend();
  try {
    return await WALKS[fault.by](device, backend.url, fault);
  } catch (error) {
    return [String(error.message).split('\n')[0]];
  } finally {
    await backend.stop();
  }
}

async function found(device, name, mode) {
  if (name === 'the policy') {
    for (let at = 0; at < 20 && device.seen.violations.length === 0; at += 1) await walks.frames(device.page, 3);
    return [...device.seen.violations];
  }
  return checks.CHECKS[name](device.page, mode);
}

const sounds = new Map();

/** What a walk, or a check of a page that is built differently from the start, says of the page without the fault. */
async function soundly(town, fault) {
  const { name, css, change, always, block, ...held } = fault;
  const key = JSON.stringify([held.by, held.path, held.settings]);
  if (!sounds.has(key)) sounds.set(key, (await put(town, { ...held, name: 'none' })).found);
  return sounds.get(key);
}

/** `found`: what the named check says of the fault; `others`: checks that find what the named one does not. */
export async function trial(town, fault) {
  const fromTheStart = WALKS[fault.by] || fault.always || fault.block;
  const sound = fromTheStart ? await soundly(town, fault) : [];
  if (WALKS[fault.by] && sound.length > 0) throw new Error(`the sound page does not pass: ${sound[0]}`);
  const result = await put(town, fault);
  return { ...result, found: result.found.filter((finding) => !sound.includes(finding)) };
}

async function put({ browser, backend, reference }, fault) {
  const width = fault.width ?? 360;
  const options = { viewport: { width, height: 740 }, serviceWorkers: 'block', ...(fault.by === 'KakaoTalk' ? walks.KAKAOTALK : {}), ...deviceOf(fault.by) };
  const device = await it.device(browser, options);
  const { context, page } = device;
  page.setDefaultTimeout(PATIENCE);
  await context.addInitScript(([settings, person]) => {
    localStorage.setItem('settings', JSON.stringify(settings));
    if (person) localStorage.setItem('order-draft', JSON.stringify({ person, held: null, changed_at: Date.now() }));
  }, [{ ...USUAL, ...fault.settings }, fault.empty || !fault.path || WALKS[fault.by] ? null : PERSON]);
  if (fault.always) await context.addInitScript(fault.always);
  if (fault.css && fault.by in KIOSK_WALKS) await context.addInitScript(addRules, fault.css);
  if (fault.block) await page.route(fault.block, (route) => route.abort());
  try {
    if (WALKS[fault.by]) return { found: await walk(device, fault), others: [] };
    await it.open(page, backend.url + fault.path.replace('reference', reference));
    await checks.stands(page);
    if (fault.before) await fault.before(page);
    const mode = { strong: fault.settings?.contrast === 'strong', easy: fault.settings?.easy };
    const sound = fault.css || fault.change ? await found(device, fault.by, mode) : [];
    if (fault.css) await page.evaluate(addRules, fault.css);
    if (fault.change) await page.evaluate(fault.change);
    const findings = (await found(device, fault.by, mode)).filter((finding) => !sound.includes(finding));
    const others = [];
    if (findings.length === 0) {
      for (const name of Object.keys(checks.CHECKS)) if ((await found(device, name, mode)).length > 0) others.push(name);
    }
    return { found: findings, others };
  } finally {
    await context.close();
  }
}
