// Journeys of residents, each written once for whatever hands walk it: by touch (counted), or by keys alone.
//
// Named by structure instead of by words, so that the same journey runs in the usual and in the easy mode. Each begins
// on the first page unless it says otherwise, and ends where the resident sees that it is done.

import { call } from './support.mjs';

const within = (page, selector) => page.locator(`main ${selector}`).first();
/** On to the next step of a form; its page is there once the address is. */
const onward = async (page, hands, address, button = '.visit-form button[type="submit"]') => {
  await hands.tap(within(page, button));
  await hands.arrive(address);
};
const door = async (page, hands, path) => {
  await hands.tap(page.locator(`a.door[href="${path}"]`));
  await hands.arrive(new RegExp(`${path}$`));
};

/** A first order, for oneself: from the first page to the ticket. */
export async function order(page, hands) {
  await door(page, hands, '/order');
  await hands.tick(page.getByRole('checkbox', { name: /^가족관계증명서/ }).first());
  await onward(page, hands, /\/order\/needs/, '.cart-bar a');
  await onward(page, hands, /\/order\/office/, '.cart-bar a');
  await hands.tap(within(page, '.office-card:has-text("OK민원센터")'));
  await hands.arrive(/\/order\/time/);
  await hands.tap(within(page, '.slot-list .slot:not([aria-disabled])'));
  await hands.arrive(/\/order\/who/);
  await hands.tick(within(page, 'input[name="for-whom"]'));
  await hands.write(within(page, '#name'), '홍시연');
  await hands.write(within(page, '.who-form .date-part input'), '19500505');
  await hands.write(within(page, '#phone'), '010-0000-1234');
  await onward(page, hands, /\/order\/check/, '.who-form button[type="submit"]');
  await hands.tap(within(page, '.page__actions button'));
  await hands.arrive(/\/orders\//);
  await hands.sees(within(page, '.ticket__reference'));
}

/** The same documents again, by someone who is signed in, from the order that lies before them. */
export async function orderAgain(page, hands) {
  const before = page.url();
  await hands.tap(within(page, '.order-actions a[href^="/order/time"]'));
  await hands.arrive(/\/order\/time/);
  await hands.tap(within(page, '.slot-list .slot:not([aria-disabled])'));
  await hands.arrive(/\/order\/who/);
  await hands.tap(within(page, '.fill-in button'));
  await page.waitForFunction(() => document.querySelector('#phone')?.value);
  await hands.tick(within(page, 'input[name="for-whom"]'));
  await onward(page, hands, /\/order\/check/, '.who-form button[type="submit"]');
  await hands.tap(within(page, '.page__actions button'));
  await hands.arrive((url) => url.pathname.startsWith('/orders/') && url.href !== before);
  await hands.sees(within(page, '.ticket__reference'));
}

/** A number from home: from the first page to the place in the line. */
export async function takeNumber(page, hands) {
  await door(page, hands, '/queue');
  await hands.tap(within(page, 'a[href="/queue/ok-center"]'));
  await hands.arrive(/\/queue\/ok-center$/);
  await hands.tap(within(page, '.counter-card__take'));
  await hands.arrive(/\/take\//);
  await hands.tap(within(page, '.page__actions button'));
  await hands.arrive(/\/tickets\//);
  await hands.sees(within(page, '.ticket__number'));
}

/** The number is given back. Begins on its page. */
export async function giveNumberBack(page, hands) {
  await hands.tap(within(page, '.queue-ticket__leave button'));
  await hands.tap(within(page, '.queue-ticket__answers button'));
  await hands.sees(within(page, '.ticket.is-spent'));
}

/** Where it is quiet: an office, its best times. */
export async function readQueue(page, hands) {
  await door(page, hands, '/queue');
  await hands.tap(within(page, 'a[href="/queue/ok-center"]'));
  await hands.arrive(/\/queue\/ok-center$/);
  await hands.sees(within(page, '.counter-card'));
  await hands.tap(within(page, 'a[href="/queue/ok-center/when"]'));
  await hands.arrive(/\/when/);
  await hands.sees(within(page, 'a[href^="/order"]'));
}

/** Whether a book is paid back, and applying for it. The reference. */
export async function applyForBook(page, hands) {
  await door(page, hands, '/payback');
  await hands.tap(within(page, 'a[href="/payback/check"]'));
  await hands.arrive(/\/payback\/check$/);
  await hands.write(within(page, 'input[type="search"]'), '골목을 걷는');
  await hands.tap(within(page, '.find-form button[type="submit"]'));
  await hands.tap(within(page, '.order-list .order-card'));
  await hands.arrive(/\/payback\/check\/\d+/);
  await hands.tap(within(page, 'a[href^="/payback/apply/"]'));
  await hands.arrive(/\/payback\/apply\//);
  await hands.tick(within(page, 'input[type="radio"]'));
  await hands.tap(within(page, '.find-form button[type="submit"]'));
  await hands.arrive(/\/payback\/[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  return page.url().split('/').at(-1);
}

/** From the first page to a book of one's own, and to telling what was done with it; `sees` says that it is told. */
export async function tellOfBook(page, hands, reference, sees) {
  await door(page, hands, '/payback');
  await hands.tap(within(page, `a[href="/payback/${reference}"]`));
  await hands.arrive(new RegExp(`/payback/${reference}$`));
  await hands.tap(within(page, '.payback-tell button[type="submit"]'));
  await hands.sees(sees);
}

/** The last day of returning, from the first page. */
export async function lastDay(page, hands) {
  await hands.sees(page.getByText(/12월 14일/).first());
}

/** How much came back, from the first page. */
export async function moneyBack(page, hands) {
  await door(page, hands, '/payback');
  await hands.tap(within(page, 'a[href^="/payback/history"]'));
  await hands.arrive(/\/payback\/history/);
  await hands.sees(page.getByText(/[1-9][\d,]*원/).first());
}

/** From the first page to the first step of asking for a visiting service. */
async function toVisit(page, hands, words, service) {
  await door(page, hands, '/visits');
  await hands.write(within(page, 'input[type="search"]'), words);
  await hands.tap(within(page, `a[href="/visits/request/${service}"]`));
  await hands.arrive(new RegExp(`/visits/request/${service}$`));
}

/** Where, when, how to reach one, the check page, and sending. */
async function whereAndWhen(page, hands, place) {
  await onward(page, hands, /\/where$/);
  if (place.kind) await hands.tick(within(page, place.kind));
  await hands.pick(within(page, '#dong'), 2);
  await hands.write(within(page, '#place'), place.text);
  await onward(page, hands, /\/when$/);
  await hands.tick(within(page, '#wish-0 input[type="radio"]'));
  await onward(page, hands, /\/contact$/);
  await onward(page, hands, /\/check$/);
  await hands.tap(within(page, '.page__actions button'));
}

/** An elder asks for a helper for themselves. The reference. */
export async function askForVisit(page, hands) {
  await toVisit(page, hands, '서류', 'civil-helper');
  await hands.tap(within(page, '.visit-way'));
  await hands.arrive(/\/what$/);
  await hands.tick(within(page, '#answer-stage input'));
  await whereAndWhen(page, hands, { kind: 'input[name="place-kind"]', text: '시연로 1, 101호' });
  await hands.sees(within(page, '.visit-follow'));
  return new URL(page.url()).pathname.split('/').pop();
}

/** Merchants open a group that gathers. The link to hand on. */
export async function openGroup(page, hands) {
  await toVisit(page, hands, '자영업', 'merchant-support');
  await hands.tap(page.getByRole('button', { name: /여럿이 함께/ }));
  await hands.arrive(/\/what$/);
  await hands.tick(within(page, '#answer-topics input'));
  await hands.write(within(page, '#answer-street'), '시연 골목');
  await whereAndWhen(page, hands, { text: '시연 골목 상인회' });
  const link = within(page, '.visit-group__link');
  await hands.sees(link);
  return (await link.textContent()).trim();
}

/** A neighbour joins. Begins on the page that the link opens. */
export async function joinGroup(page, hands, phone) {
  await hands.write(within(page, '#phone'), phone);
  await hands.tap(within(page, '.visit-group form button[type="submit"]'));
  await hands.sees(page.getByText('10명 가운데 2명').first());
}

/** A word and a photo for the officer, and looking at what was sent. Begins on the page of the visit. */
export async function writeToOfficer(page, hands) {
  await hands.write(within(page, '#message'), '오후가 좋아요.');
  await hands.tap(within(page, '.visit-box button[type="submit"]'));
  await hands.sees(within(page, '.visit-thread__text:has-text("오후가 좋아요.")'));
  await hands.give(within(page, '#photo'), { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: await picture(page) });
  const look = within(page, 'details:has(img.visit-photo) > summary');
  await hands.tap(look);
  await hands.sees(within(page, 'img.visit-photo'));
}

/** What came of it: solved, and how it felt. Begins on the page of a visit that is done. */
export async function answerHappyCall(page, hands) {
  await hands.tick(within(page, '.visit-happy input[name="solved"]'));
  await hands.tick(within(page, '.visit-happy input[name="felt"]'));
  await hands.tap(within(page, '.visit-happy button[type="submit"]'));
  await page.locator('.visit-happy').waitFor({ state: 'detached' });
}

/** Someone in the family is asked, says yes, and later no. Begins on the page that the link opens. */
export async function answerForFamily(page, hands) {
  await hands.tap(within(page, '.answer__choice button'));
  await hands.sees(within(page, '.notice'));
  await hands.sees(within(page, '.record li:nth-child(2)'));
  await hands.tap(within(page, '.answer__choice button'));
  await page.locator('.answer__choice').waitFor({ state: 'detached' });
  await hands.sees(within(page, '.record li:nth-child(3)'));
}

/** Someone in the family is asked for their permission. Begins among one's own things. */
export async function askForPermission(page, hands) {
  await hands.tap(within(page, 'a[href="/ask"]'));
  await hands.arrive(/\/ask$/);
  await hands.write(within(page, '.ask-form input[type="text"]'), '홍방울새');
  await hands.write(within(page, '.ask-form input[type="tel"]'), '010-8642-7531');
  await hands.tick(within(page, '#service-siren_order'));
  await hands.tick(within(page, '#until-1'));
  await hands.tap(within(page, '.ask-form__send button'));
  await hands.arrive(/\/ask\/.+/);
  await hands.sees(within(page, '.record li'));
}

/** A helper reads the record of a permission and ends it. Begins among one's own things. */
export async function endPermission(page, hands, reference) {
  await hands.tap(within(page, `a[href="/ask/${reference}"]`));
  await hands.arrive(new RegExp(`/ask/${reference}$`));
  await hands.sees(within(page, '.record li'));
  await hands.tap(page.getByRole('button', { name: '이제 그만 대신하기' }));
  await hands.tap(page.getByRole('button', { name: '네, 그만둘게요' }));
  await hands.sees(within(page, '.record li:nth-child(3)'));
}

/** All that is kept of oneself is read, then erased. Begins among one's own things. */
export async function eraseAll(page, hands) {
  await hands.tap(within(page, 'a[href="/mine/data"]'));
  await hands.arrive(/\/mine\/data$/);
  await hands.tap(within(page, '.page__actions button'));
  await hands.sees(within(page, '.export'));
  await hands.tap(within(page, 'a[href="/mine/data/erase"]'));
  await hands.arrive(/\/mine\/data\/erase$/);
  await hands.tap(page.getByRole('button', { name: '지우기', exact: true }));
  await hands.tap(page.getByRole('button', { name: '네, 모두 지울게요' }));
  await hands.sees(page.getByRole('heading', { level: 1, name: '내 정보를 지웠어요' }));
}

/** A bookstore of one's own dong is suggested. Begins on the page of bookstores. */
export async function suggestStore(page, hands) {
  await hands.tap(within(page, 'details:has(#store-name) > summary'));
  await hands.write(within(page, '#store-name'), '골목 책방');
  await hands.write(within(page, '#store-place'), '방배동');
  await hands.tap(within(page, 'form:has(#store-name) button[type="submit"]'));
  await hands.sees(page.getByText('알려 주셔서 고마워요').first());
}

/** The photo of a receipt. Begins on the page of a book that was bought. */
export async function sendReceipt(page, hands) {
  await hands.give(within(page, '#receipt'), { name: 'receipt.jpg', mimeType: 'image/jpeg', buffer: await picture(page) });
  await hands.sees(page.getByText('영수증 사진을 받았어요').first());
}

/** An order that was made without signing in is taken over. Begins among one's own things. */
export async function takeOver(page, hands, reference) {
  await hands.tap(within(page, 'a[href="/mine/claim"]'));
  await hands.arrive(/\/mine\/claim$/);
  await hands.write(within(page, '#reference'), reference);
  await hands.write(within(page, '#birth-date'), '19500505');
  await hands.tap(within(page, '.find-form button[type="submit"]'));
  await hands.sees(within(page, '.notice a[href="/mine"]'));
}

/** A picture as a phone's camera gives it. */
export async function picture(page) {
  const drawn = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1200, 900);
    const paper = canvas.getContext('2d');
    paper.fillStyle = 'teal';
    paper.fillRect(100, 100, 600, 300);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Buffer.from(drawn);
}

/** A helper was asked for and is done, so that what came of it can be told; by calls and the office's side. */
export async function visitDone(backend, reference) {
  const office = (act, more = {}) => backend.staff(`visits/${act}`, { reference, ...more });
  await office('assign', { name: '김담당', desk: '찾아가는 서비스팀 (시연)', phone: '120' });
  for (const act of ['agree', 'set-out', 'done']) await office(act);
}

/** Asks for a helper by calls. The reference. */
export async function visitAsked(page) {
  const windows = await call(page, 'GET', '/visits/services/civil-helper/windows?dong=banpo-1');
  const start = windows.days.flatMap((day) => day.windows).find((window) => window.free).start;
  const { visit } = await call(page, 'POST', '/visits/requests', {
    service: 'civil-helper', asker: 'oneself', answers: [{ field: 'stage', values: ['start'] }],
    place: { kind: 'home', dong: 'banpo-1', text: '시연로 1' }, windows: [start],
    contact: { way: 'call', hours: 'any' }, language: 'ko',
  });
  return visit.reference;
}

/** A book was bought, by calls. The reference. */
export async function bookBought(page, backend) {
  const { items } = await call(page, 'GET', '/payback/books');
  const verdicts = await Promise.all(items.map(({ isbn13 }) => call(page, 'GET', `/payback/books/${isbn13}`)));
  const isbn = items[verdicts.findIndex(({ verdict }) => verdict === 'allowed')].isbn13;
  const { payback: { reference } } = await call(page, 'POST', '/paybacks', { isbn, store: 'geomok' });
  await backend.staff('payback/approve', { reference });
  const { payback } = await call(page, 'GET', `/paybacks/${reference}`);
  await call(page, 'POST', `/paybacks/${reference}/bought`, { bought_on: '2026-11-23' }, { 'if-match': `"${payback.version}"` });
  return { reference, isbn };
}
