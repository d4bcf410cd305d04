// Journeys at a kiosk, each written once for whatever hands walk it: touch that is counted, touch that trembles, hearing.
//
// Named by structure, so that the same journey runs in every mode and language. A kiosk has no addresses: a page is
// reached when what it is there for stands on it.

import { sixKeys } from './kiosk.mjs';
import { touch } from './residents.mjs';
import * as it from './support.mjs';

const within = (page, selector) => page.locator(`main ${selector}`).first();
const key = (page, face) => page.locator('.kiosk-keys').getByRole('button', { name: face, exact: true });

/** Touching hands at a kiosk: what is written is touched key by key on the screen. */
export function fingers(page, { look, aim } = {}) {
  const hands = touch(page, { aim });
  const { done } = hands;
  /** Keys come and go with their field: nothing else is touched to find one. */
  const press = async (one) => {
    await one.waitFor();
    await aim?.(one);
    done.taps += 1;
    await one.tap();
  };
  return {
    ...hands,
    write: async (field, faces) => {
      await hands.tap(field);
      await page.locator('.kiosk-keys').waitFor();
      for (const face of faces) await press(key(page, face));
      done.fields += 1;
    },
    /** The keys are put away. */
    ready: () => press(page.locator('.kiosk-keys .is-done')),
    arrive: async (selector) => {
      await page.waitForFunction(() => !document.querySelector('main .skeleton, main .lazy-wait'));
      await within(page, selector).waitFor();
      done.steps += 1;
      await look?.(page);
    },
    sees: (locator) => locator.waitFor(),
  };
}

/** The same with six keys alone; `done.taps` are presses. */
export function thumb(page) {
  const six = sixKeys(page);
  const done = { get taps() { return six.count(); } };
  return {
    done,
    tap: six.choose,
    tick: six.choose,
    write: async (field, faces) => {
      await six.to(field);
      await six.type([...faces, '적었어요']);
    },
    ready: () => undefined,
    arrive: (selector) => within(page, selector).waitFor(),
    sees: (locator) => locator.waitFor(),
  };
}

const door = async (page, hands, path, mark) => {
  await hands.tap(page.locator(`.kiosk-doors a[href^="/${path}"]`));
  await hands.arrive(mark);
};

/** What is pressed on the keys: a name, a date, a number. */
export const PERSON = { name: [...'ㅎㅗㅇㅅㅣㅇㅕㄴ'], birth: [...'19500505'], phone: [...'01000001234'] };

/** Documents are ordered from the start to the ticket. */
export async function order(page, hands, person = PERSON) {
  await door(page, hands, 'order', 'input[type="checkbox"]');
  await hands.tick(page.getByRole('checkbox', { name: /가족관계증명서/ }).first());
  await hands.tap(within(page, '.cart-bar a'));
  await hands.arrive('a.primary[href*="/office"]');
  await hands.tap(within(page, 'a.primary[href*="/office"]'));
  await hands.arrive('.office-card');
  await hands.tap(within(page, '.office-card:has-text("OK민원센터")'));
  await hands.arrive('.slot-list .slot');
  await hands.tap(within(page, '.slot-list .slot:not([aria-disabled])'));
  await hands.arrive('.who-form');
  await hands.tick(within(page, 'input[name="for-whom"]'));
  await hands.write(within(page, '#name'), person.name);
  await hands.write(within(page, '.who-form .date-part input'), person.birth);
  await hands.write(within(page, '#phone'), person.phone);
  await hands.ready();
  await hands.tap(within(page, '.who-form button[type="submit"]'));
  await hands.arrive('.page__actions:not(.who-form *) button');
  await hands.tap(within(page, '.page__actions button'));
  await hands.arrive('.ticket__reference');
}

/** Whoever has an order checks in with its number and the end of their telephone number. */
export async function checkIn(page, hands, reference, ending = '1234') {
  await door(page, hands, 'arrive', '#arrival-code');
  await hands.write(within(page, '#arrival-code'), [...reference.replace('-', '')]);
  await hands.ready();
  await hands.tap(within(page, 'form button[type="submit"]'));
  await hands.arrive('.segmented__item');
  await hands.write(within(page, 'form input.krds-input'), [...ending]);
  await hands.ready();
  await hands.tap(within(page, 'form button[type="submit"]'));
  await hands.arrive('.arrival-number');
}

/** What was begun is set aside. The code. */
export async function park(page, hands) {
  await door(page, hands, 'order', 'input[type="checkbox"]');
  await hands.tick(page.getByRole('checkbox', { name: /가족관계증명서/ }).first());
  await hands.tap(page.locator('.kiosk-bar a'));
  await hands.arrive('.page__actions button');
  await hands.tap(within(page, '.page__actions button'));
  await hands.arrive('.parked__code');
  return (await page.locator('.parked__code strong').textContent()).replace(/\D/g, '');
}

/** It is gone on with. Begins on the first page. */
export async function resume(page, hands, code) {
  await hands.tap(within(page, 'a[href^="/resume"]'));
  await hands.arrive('#code');
  await hands.write(within(page, '#code'), [...code]);
  await hands.ready();
  await hands.tap(within(page, 'form button[type="submit"]'));
  await hands.arrive('.cart-bar');
}

/** Someone of the staff is called. */
export async function callSomeone(page, hands) {
  await hands.tap(page.locator('.kiosk-call button'));
  await page.waitForFunction(() => document.querySelector('.kiosk-call [role=status]').textContent !== '');
}

/** How many wait here. */
export async function readQueue(page, hands) {
  await door(page, hands, 'queue', '.counter-card');
}

/** An order whose time has come, at a counter where five wait. Its reference. */
export async function orderOfToday(browser, backend) {
  const phone = await it.device(browser);
  const reference = await it.orderDocuments(phone.page, backend.url);
  await phone.context.close();
  const order = (await backend.staff('orders')).find((one) => one.reference === reference);
  await backend.staff('clock', { set: order.start });
  const counter = { office: 'ok-center', counter: 'family-relation' };
  await backend.staff('queue/manual', counter);
  await backend.staff('queue/fill', { ...counter, waiting: 5 });
  return reference;
}
