// Walks through the app as people do who do not see it, or do not touch it: by keys alone, and by what is heard alone.

import assert from 'node:assert/strict';
import * as checks from './checks.mjs';
import * as it from './support.mjs';

/** Lets the page paint so many times: what it was about to do, it has done. */
export const frames = (page, count) => page.evaluate((count) => new Promise((done) => {
  const next = (left) => (left === 0 ? done() : requestAnimationFrame(() => next(left - 1)));
  next(count);
}), count);

/** Keys alone; at every stop the focus must be seen. `findings` gathers what was not. */
export function keyboard(page, findings = []) {
  const press = async (key, times = 1) => {
    for (let at = 0; at < times; at += 1) {
      await page.keyboard.press(key);
      findings.push(...(await checks.focusNow(page)));
    }
  };
  const focused = (locator) => locator.evaluate((element) => element === document.activeElement);
  /** Goes on with Tab, or back with Shift and Tab, until the focus is there. */
  const to = async (locator, key = 'Tab') => {
    await locator.waitFor({ state: 'attached' });
    for (let at = 0; at < 160; at += 1) {
      if (await focused(locator)) return;
      await press(key);
    }
    assert.fail(`the keyboard does not reach ${locator}`);
  };
  return {
    findings,
    press,
    to,
    enter: async (locator, key = 'Tab') => { await to(locator, key); await press('Enter'); },
    space: async (locator, key = 'Tab') => { await to(locator, key); await press('Space'); },
    /** One of a group: Tab to it, then the arrows. */
    choose: async (group, wanted) => {
      await to(group.locator(':scope input[type="radio"]:checked').or(group.locator('input[type="radio"]').first()).first());
      for (let at = 0; at < 12 && !(await focused(wanted)); at += 1) await press('ArrowDown');
      if (!(await wanted.isChecked())) await press('Space');
    },
    write: async (locator, text) => { await to(locator); await page.keyboard.insertText(text); },
  };
}

/**
 * Someone who hears: knows roles, names, states and where the focus is, from the browser's accessibility tree, and
 * presses what has the focus of the reader. Never a selector, never a place on the screen.
 */
export async function listener(page, { patience = 150 } = {}) {
  const debug = await page.context().newCDPSession(page);
  const said = [];
  const tree = async () => {
    const { nodes } = await debug.send('Accessibility.getFullAXTree');
    const hidden = new Set(['InlineTextBox', 'none', 'generic']);
    return nodes.filter((node) => !node.ignored && !hidden.has(node.role?.value)).map((node) => ({
      role: node.role.value,
      name: (node.name?.value ?? '').replace(/\s+/g, ' ').trim(),
      description: node.description?.value ?? '',
      at: node.backendDOMNodeId,
      ...Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    }));
  };
  const wait = async (what, look) => {
    for (let at = 0; at < patience; at += 1) {
      const found = await look(await tree());
      if (found) return found;
      await frames(page, 6);
    }
    const heard = (await tree()).filter((node) => /heading|alert|status|button|link|textbox|radio$|checkbox/.test(node.role)).map((node) => `${node.role} “${node.name}”`);
    return assert.fail(`nothing that is heard is ${what}; heard: ${heard.slice(0, 40).join(', ')}`);
  };
  const find = (role, name) => wait(`${role} ${name}`, (nodes) => nodes.find((node) => node.role === role && name.test(node.name) && !node.disabled));
  const act = async (node, work, ...rest) => {
    const { object } = await debug.send('DOM.resolveNode', { backendNodeId: node.at });
    await debug.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration: work, arguments: rest.map((value) => ({ value })), userGesture: true });
  };
  return {
    said,
    tree,
    find,
    /** The page's heading has this name, and the reader's focus is on it. */
    arrives: async (name) => {
      const heading = await wait(`a heading with the focus ${name}`, (nodes) => nodes.find((node) => node.role === 'heading' && node.level === 1 && name.test(node.name) && node.focused));
      said.push(heading.name);
    },
    /** What a reader presses is what it has read. */
    press: async (role, name) => {
      const node = await find(role, name);
      said.push(`${node.name}`);
      await act(node, 'function () { this.click(); }');
      return node;
    },
    write: async (role, name, text) => {
      const node = await find(role, name);
      await act(node, 'function () { this.focus(); }');
      await page.keyboard.insertText(text);
    },
    /** Something that is read by itself, or that took the focus. */
    isTold: (text) => wait(`told: ${text}`, (nodes) => {
      const live = nodes.filter((node) => ['alert', 'status'].includes(node.role) || node.focused);
      return live.some((node) => text.test(node.name)) || (live.length > 0 && nodes.some((node) => text.test(node.name) && ['heading', 'StaticText', 'link'].includes(node.role)));
    }),
    /** A field says that it is wrong, and how. */
    isWrong: (role, name) => wait(`a wrong ${role} ${name}`, (nodes) => nodes.find((node) => node.role === role && name.test(node.name) && node.invalid === 'true' && node.description)),
  };
}

/** What KakaoTalk's own browser has not. */
export const KAKAOTALK = {
  userAgent: 'Mozilla/5.0 (Linux; Android 14; SM-A155N; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36;KAKAOTALK 2410420',
  serviceWorkers: 'block',
  acceptDownloads: false,
};

/** Takes away, before anything runs, what is not there. */
export function withoutApis() {
  for (const name of ['Notification', 'PushManager', 'SpeechSynthesisUtterance', 'webkitSpeechRecognition', 'SpeechRecognition', 'showSaveFilePicker', 'showOpenFilePicker', 'BarcodeDetector', 'WakeLock', 'speechSynthesis']) delete window[name];
  for (const name of ['serviceWorker', 'share', 'canShare', 'clipboard', 'wakeLock', 'locks', 'vibrate', 'setAppBadge']) delete Navigator.prototype[name];
  window.askedFor = [];
  window.open = (address) => { window.askedFor.push(`window ${address}`); return null; };
  window.print = () => window.askedFor.push('print');
  const press = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function click() { return this.download ? window.askedFor.push(`file ${this.download}`) : press.call(this); };
  window.alert = window.confirm = window.prompt = () => { window.askedFor.push('dialog'); return null; };
}

/** Signs in by calls of the page's own: how it is done by hand is the test of signing in. What the backend says. */
export async function signIn(page, backend, { phone, name }) {
  const { attempt } = await it.call(page, 'POST', '/session/codes', { phone });
  const messages = await backend.staff('messages');
  const { code } = messages.find((message) => message.code && message.phone === phone);
  return it.call(page, 'POST', '/session', { attempt, code, name, birth_date: '1950-05-05' });
}

/** Orders a document as one hears it, from the first page to the ticket, with one mistake on the way. */
export async function orderByEar(page, ears) {
  await ears.press('link', /서류 예약/);
  await ears.arrives(/어떤 서류가 필요하세요/);
  await ears.press('checkbox', /^가족관계증명서/);
  await ears.press('link', /^다음$/);
  await ears.arrives(/받으실 때 필요한 것/);
  await ears.press('link', /^다음$/);
  await ears.arrives(/어디에서 받으실래요/);
  await ears.press('link', /OK민원센터/);
  await ears.arrives(/언제 받으실래요/);
  await ears.press('button', /(오전|오후|낮).*자리/);
  await ears.arrives(/누가 예약하시나요/);
  await ears.press('button', /^다음$/);
  await ears.isTold(/가지를 고쳐 주세요/);
  await ears.isWrong('textbox', /^이름/);
  await ears.press('link', /휴대전화 번호를 적어 주세요/);
  await ears.press('radio', /^내 서류예요/);
  await ears.write('textbox', /^이름/, '홍시연');
  await ears.write('textbox', /년/, '1950');
  await ears.write('textbox', /^월|월$/, '5');
  await ears.write('textbox', /^일|일$/, '5');
  await ears.write('textbox', /휴대전화 번호/, '010-0000-1234');
  await ears.press('button', /^다음$/);
  await ears.arrives(/이대로 예약할까요/);
  await ears.press('button', /이대로 예약하기/);
  await ears.arrives(/예약됐어요/);
}

/** Orders a document by keys from the first page to the ticket. */
export async function orderByKeys(page, { link, button, heading }, keys) {
  await keys.enter(link(/서류 예약/).first());
  await heading('어떤 서류가 필요하세요?');
  await keys.space(page.getByRole('checkbox', { name: /^가족관계증명서/ }).first());
  await keys.enter(link('다음'));
  await heading('받으실 때 필요한 것');
  await keys.enter(link('다음'));
  await heading('어디에서 받으실래요?');
  await keys.enter(link(/OK민원센터/));
  await heading('언제 받으실래요?');
  await keys.enter(page.locator('.slot-list .slot:not([aria-disabled])').first());
  await heading('누가 예약하시나요?');
  await keys.space(page.getByRole('radio', { name: '내 서류예요' }));
  await keys.write(page.getByRole('textbox', { name: /^이름/ }), '홍시연');
  await keys.to(page.getByRole('textbox', { name: /년/ }).first());
  await page.keyboard.type('19500505');
  await keys.write(page.getByRole('textbox', { name: /휴대전화 번호/ }), '010-0000-7234');
  // One goes back and finds what was written.
  await keys.to(page.getByRole('textbox', { name: /^이름/ }), 'Shift+Tab');
  await keys.enter(button('다음'));
  await heading('이대로 예약할까요?');
  await keys.enter(button('이대로 예약하기'));
  await heading('예약됐어요');
}

/** Names of controls that would need what KakaoTalk's browser has not: sharing, copying, printing, saving, speaking, telling. */
export const absent = (page) => page.evaluate(() => [...document.querySelectorAll('main button, main a, main input')]
  .filter((it) => it.checkVisibility())
  .map((it) => (it.labels?.[0]?.textContent ?? it.getAttribute('aria-label') ?? it.textContent).trim())
  .filter((name) => /공유|(가족에게|링크|카톡으로) 보내기|이웃에게 알려|복사|인쇄|내려받|파일|달력에 넣기|말하기|알림|진동|화면 켜/.test(name)));

/** None of them is there. */
export async function offersNothingAbsent(page) {
  assert.deepEqual(await absent(page), [], 'offered without being there');
}

/** KakaoTalk's browser: from the first page to the ticket, which is kept on the device. */
export async function orderInKakaoTalk(page, it, url) {
  await it.open(page, url);
  await it.link(page, /서류 예약/).first().tap();
  await it.heading(page, '어떤 서류가 필요하세요?').waitFor();
  await it.chooseUpToWho(page);
  await it.typePerson(page);
  await it.button(page, '이대로 예약하기').tap();
  await it.heading(page, '예약됐어요').waitFor();
  await offersNothingAbsent(page);
}
