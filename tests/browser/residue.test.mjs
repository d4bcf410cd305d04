// Nothing of whoever stood before a kiosk remains: nobody came any more, work was set aside, the program has stopped, the
// power was cut while one typed; whoever checked in, looked at an order, went on with work. Names that are looked for in
// the page, its fields, its stores, behind "back", and in every file of the browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { door, orderUpToWho } from './kiosk.mjs';
import { holding, killOwn, kioskOnDisk, remaining, remainsNothing } from './residue.mjs';
import * as it from './support.mjs';

let browser;
let backend;
it.town((made) => ({ browser, backend } = made));

const PERSON = { name: '카나리홍', phone: '010-0000-7391' };
const WORDS = ['카나리홍', '0000-7391', '00007391'];

async function typePerson(page) {
  await orderUpToWho(page);
  await page.getByRole('radio', { name: '내 서류예요' }).check();
  await page.locator('#name').click();
  await page.keyboard.insertText(PERSON.name);
  await page.locator('#phone').fill(PERSON.phone);
}

const start = (page) => it.heading(page, '무엇을 도와드릴까요?').waitFor();
/** Marks the document, so that a new one is known. */
const mark = (page) => page.evaluate(() => { window.before = true; });
const anew = async (page) => {
  await page.waitForFunction(() => window.before === undefined);
  await start(page);
};
const finish = async (page) => {
  await mark(page);
  await it.button(page, /다 했어요/).first().click();
  // Where it asks whether to end, it ends.
  const sure = page.getByRole('alertdialog').getByRole('button').last();
  await page.waitForFunction(() => window.before === undefined || document.querySelector('[role="alertdialog"]'));
  if (await page.evaluate(() => window.before === true)) await sure.click();
  await anew(page);
};

/** Each end: what is done once a name stands in its field; gives what else must not be found. */
const ENDS = {
  'nobody came any more': async ({ context, page }) => {
    await mark(page);
    await context.clock.runFor(121_000);
    await page.getByRole('alertdialog').waitFor();
    await context.clock.runFor(61_000);
    await anew(page);
  },
  'work was set aside': async ({ page }) => {
    await page.keyboard.press('Escape');
    await it.link(page, '뒷분 먼저 하세요').click();
    await it.button(page, '맡기고 번호 받기').click();
    await it.heading(page, '맡아 두었어요').waitFor();
    const code = (await page.locator('.parked__code strong').textContent()).trim();
    await finish(page);
    return [code, code.replace(' ', '')];
  },
  'the program has stopped': async ({ page }) => {
    await mark(page);
    await page.evaluate(() => dispatchEvent(new Event('app-failed')));
    await anew(page);
  },
  'the power was cut while one typed': async ({ folder }) => {
    killOwn(folder);
    return null;
  },
};

for (const [end, work] of Object.entries(ENDS)) {
  test(`nothing remains of a person who typed: ${end}`, () => kioskOnDisk(backend, async (at) => {
    const { context, page, folder, address } = at;
    if (end === 'nobody came any more') await context.clock.install();
    await it.open(page, address);
    await typePerson(page);
    assert.deepEqual(await remaining(context, page, WORDS), WORDS.slice(0, 2), 'they can be found');
    const more = await work(at);
    const words = [...WORDS, ...(more ?? [])];
    if (more !== null) {
      await remainsNothing(context, page, words);
      await page.goBack().catch(() => {});
      await remainsNothing(context, page, words);
    }
    await context.close().catch(() => {});
    assert.deepEqual(holding(folder, words), []);
  }));
}

/** An order that was made at home. */
async function orderAtHome() {
  const phone = await it.device(browser);
  const reference = await it.orderDocuments(phone.page, backend.url, PERSON);
  await phone.context.close();
  return reference;
}

/** Four digits stand by chance in the files of a browser: they are looked for in the page alone. */
const JOURNEYS = {
  'whoever checked in': async ({ page }) => {
    const reference = await orderAtHome();
    await door(page, /예약하고 왔어요/).click();
    await page.locator('#arrival-code').fill(reference);
    await page.locator('main form button[type="submit"]').click();
    await page.getByRole('textbox', { name: /휴대전화 번호 뒤 4자리/ }).fill('7391');
    await it.button(page, '도착 알리기').click();
    await it.heading(page, '오늘 예약이 아니에요').waitFor();
    return { words: [reference, reference.replace('-', '')], digits: ['7391'] };
  },
  'whoever checked in by their date of birth': async ({ page }) => {
    const reference = await orderAtHome();
    await door(page, /예약하고 왔어요/).click();
    await page.locator('#arrival-code').fill(reference);
    await page.locator('main form button[type="submit"]').click();
    await page.locator('main .segmented__item').nth(1).click();
    await page.locator('main .date-part input').first().click();
    await page.keyboard.type('19500505');
    return { words: [reference, '19500505', '1950-05-05'], digits: [] };
  },
  'whoever looked at their order': async ({ page }) => {
    const reference = await orderAtHome();
    await it.open(page, `${backend.url}/orders?kiosk=test`);
    await page.locator('#reference').fill(reference);
    await page.locator('.find-form input.krds-input:not(#reference)').fill('7391');
    await page.locator('.find-form button[type="submit"]').click();
    await page.locator('.ticket__reference').waitFor();
    return { words: [reference, reference.replace('-', ''), ...WORDS], digits: ['7391'] };
  },
  'whoever went on with work': async ({ page, address }) => {
    await typePerson(page);
    await page.keyboard.press('Escape');
    await it.link(page, '뒷분 먼저 하세요').click();
    await it.button(page, '맡기고 번호 받기').click();
    await it.heading(page, '맡아 두었어요').waitFor();
    const code = (await page.locator('.parked__code strong').textContent()).trim();
    await it.open(page, address);
    await start(page);
    await it.link(page, /이어서 하기/).click();
    await page.getByRole('textbox', { name: '이어서 하는 번호' }).fill(code);
    await it.button(page, /이어서 하기/).click();
    await it.heading(page, '누가 예약하시나요?').waitFor();
    assert.equal(await page.locator('#name').inputValue(), PERSON.name);
    return { words: [...WORDS, code, code.replace(' ', '')], digits: [] };
  },
};

for (const [who, work] of Object.entries(JOURNEYS)) {
  test(`nothing remains of a person: ${who}`, () => kioskOnDisk(backend, async (at) => {
    const { context, page, folder, address } = at;
    await it.open(page, address);
    await start(page);
    const { words, digits } = await work(at);
    await finish(page);
    await remainsNothing(context, page, [...words, ...digits]);
    await page.goBack().catch(() => {});
    await remainsNothing(context, page, [...words, ...digits]);
    await context.close();
    assert.deepEqual(holding(folder, words), []);
  }));
}
