// Asking for a visit: five whole ways from the first page to "done" through the office's side, and what goes wrong.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';
import { signIn } from './walks.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

const { call } = it;

const CHILD = { name: '홍카나리아', phone: '01097531864' };
const OTHER = '홍방울새';

/** A device on which someone is signed in, or nobody. */
async function someone(t, backend, person = CHILD, options = {}) {
  const { context, page, seen } = await it.device(browser, options);
  t.after(() => context.close());
  await it.open(page, `${backend.url}/orders`);
  if (person) await signIn(page, backend, person);
  await it.open(page, backend.url);
  return { context, page, seen };
}

async function town(t) {
  const backend = await it.startBackend();
  t.after(() => backend.stop());
  return backend;
}

/** Counts what a resident does from the first page on: presses, and things that are filled in or chosen. */
function hands(page) {
  const done = { taps: 0, answers: 0 };
  return {
    done,
    tap: async (locator) => {
      done.taps += 1;
      await locator.click();
    },
    check: async (name) => {
      done.taps += 1;
      done.answers += 1;
      await page.getByLabel(name, { exact: true }).check();
    },
    fill: async (name, text) => {
      done.answers += 1;
      await page.getByLabel(name).fill(text);
    },
    choose: async (name, nth) => {
      done.taps += 1;
      done.answers += 1;
      await page.getByLabel(name, { exact: true }).selectOption({ index: nth });
    },
    chooseDong: async (name) => {
      done.taps += 1;
      done.answers += 1;
      await page.getByLabel('동', { exact: true }).selectOption({ label: name });
    },
  };
}

/** From the first page to the first step of asking for a service, by the list or by words. */
async function toForm(page, me, words, name, first = '누구를 위한 신청인가요?') {
  await me.tap(page.getByRole('link', { name: /찾아가는 서비스/ }).first());
  await it.heading(page, '찾아가는 서비스').waitFor();
  me.done.answers += 1;
  await page.getByRole('searchbox').fill(words);
  await me.tap(page.getByRole('link', { name: `신청하기 ${name}` }));
  await it.heading(page, first).waitFor();
}

/** For whom: a press that goes on by itself, or opens what is asked about them. */
async function forWhom(page, me, name) {
  me.done.answers += 1;
  await me.tap(it.button(page, name));
}

/** On to the step with this heading. */
async function next(page, me, heading) {
  await me.tap(it.button(page, '다음'));
  await it.heading(page, heading).waitFor();
}

/** A time of the first day that is offered, or of another one. */
async function wish(page, me, label, { day, time = 0 } = {}) {
  if (day !== undefined) await me.choose(label, day);
  me.done.taps += 1;
  me.done.answers += 1;
  await page.getByRole('group', { name: `${label}의 시간` }).getByRole('radio').nth(time).check();
}

/** From the step of the time over the step of contact to the last page, and sends it. */
async function send(page, me, { word = '신청 보내기', contact } = {}) {
  await next(page, me, '어떻게 연락할까요?');
  if (contact) await contact();
  await me.tap(it.button(page, '적은 내용 확인하기'));
  await it.heading(page, '보내기 전에 확인해 주세요').waitFor();
  await me.tap(it.button(page, word));
}

async function reference(page) {
  await it.heading(page, '신청한 방문').waitFor();
  return new URL(page.url()).pathname.split('/').pop();
}

/** The office does everything up to "done"; the page shows each step. */
async function upToDone(backend, page, visit, { takeDown } = {}) {
  const office = (act, more = {}) => backend.staff(`visits/${act}`, { reference: visit, ...more });
  const shows = async (text) => {
    await page.reload();
    await it.ready(page);
    await page.getByText(text).first().waitFor();
  };
  await office('assign', { name: '김담당', desk: '찾아가는 서비스팀 (시연)', phone: '120' });
  await shows('김*당 님');
  await office('agree');
  await shows('찾아갈게요.');
  await office('set-out');
  await shows('지금 가고 있거나 함께 있어요.');
  if (takeDown) await office('take-down', { lines: takeDown });
  await office('done');
  await shows('끝났어요.');
}

function sound(seen) {
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
}

const report = (t, what, me) => t.diagnostic(`${what}: ${me.done.taps} taps, ${me.done.answers} questions from the first page to the request`);

test('an elder asks for a helper, follows the visit, says that it is right and that it is solved', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  const me = hands(page);
  await toForm(page, me, '서류', '민원도우미');
  await forWhom(page, me, '나를 위해');
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await page.getByText('전체 6단계 중 2단계').waitFor();
  await me.check('서류를 모으고 있어요');
  await next(page, me, '어디로 갈까요?');
  await me.check('사시는 집');
  await me.chooseDong('반포1동');
  await me.fill('주소', '시연로 1, 101호');
  await next(page, me, '언제 갈까요?');
  await page.getByRole('listitem').filter({ hasText: '반포1동 시연로 1, 101호' }).waitFor();
  await wish(page, me, '가장 좋은 날');
  await send(page, me);
  const visit = await reference(page);
  report(t, "an elder's own", me);
  assert.match(visit, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  await upToDone(backend, page, visit, { takeDown: '받을 도움: 이의신청 준비' });
  await page.getByText('이의신청 준비').waitFor();
  await it.button(page, '네, 맞아요').click();
  await page.getByText('맞다고 하셨어요.').waitFor();
  await it.button(page, '알려 주기').click();
  await page.getByText('하나를 골라 주세요.').first().waitFor();
  await page.getByLabel('네, 해결됐어요').check();
  await page.getByLabel('좋았어요', { exact: true }).check();
  await it.button(page, '알려 주기').click();
  await page.getByText('알려 주셔서 고맙습니다.').waitFor();
  sound(seen);
});

test('a daughter asks for her father under his permission, and he sees it', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  const asked = await call(page, 'POST', '/permissions', { name: OTHER, services: ['outreach_visit'], until: '2027-01-31' });
  await backend.staff('permission', { reference: asked.permission.reference, yes: true });
  const me = hands(page);
  await toForm(page, me, '동주민센터', '찾아가는 동주민센터');
  await forWhom(page, me, '다른 분 대신');
  await me.check('홍**새 님');
  await me.fill('그분의 이름', OTHER);
  await next(page, me, '무엇을 도와드릴까요?');
  await me.check('건강');
  await next(page, me, '어디로 갈까요?');
  await me.chooseDong('방배1동');
  await me.fill('주소', '시연로 2, 1층');
  await next(page, me, '언제 갈까요?');
  await wish(page, me, '가장 좋은 날');
  await send(page, me);
  const visit = await reference(page);
  report(t, 'a daughter for her father', me);
  await page.getByText('홍**새').first().waitFor();
  await upToDone(backend, page, visit);
  const addresses = seen.urls.map(decodeURIComponent).filter((url) => !url.includes('/api/'));
  assert.ok(!addresses.some((url) => url.includes(OTHER) || url.includes(asked.permission.reference)), 'nothing of it in an address');
  sound(seen);
});

test('a nursery plans three visits at once; one of 41 places is told the limit and loses nothing', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  const me = hands(page);
  await toForm(page, me, '어린이집', '찾아가는 어린이집 방문간호사');
  await me.check('영아 전담 어린이집');
  await me.fill('기관이나 모임 이름', '시연 어린이집');
  await next(page, me, '무엇을 도와드릴까요?');
  await page.getByLabel('정원이 몇 명인가요?').fill('41');
  await me.fill('지금 몇 명이 다니나요?', '20');
  await it.button(page, '다음').click();
  await page.getByRole('link', { name: '정원이 40명까지인 곳만 신청할 수 있어요.' }).waitFor();
  assert.match(await page.title(), /^오류: /);
  assert.equal(await page.getByLabel('지금 몇 명이 다니나요?').inputValue(), '20');
  await me.fill('정원이 몇 명인가요?', '40');
  await next(page, me, '어디로 갈까요?');
  await me.chooseDong('양재1동');
  await me.fill('주소', '시연로 3');
  await next(page, me, '언제 갈까요?');
  await wish(page, me, '1번째 방문 날');
  await page.getByLabel('3번째 방문 날', { exact: true }).waitFor();
  await send(page, me);
  const visit = await reference(page);
  report(t, 'a nursery', me);
  await backend.staff('visits/assign', { reference: visit, name: '김담당', desk: '보육 담당 (시연)', phone: '120' });
  await backend.staff('visits/agree', { reference: visit });
  await page.reload();
  await it.ready(page);
  await page.getByRole('heading', { name: '찾아가는 날' }).waitFor();
  assert.equal(await page.locator('.visit-times li').count(), 3);
  for (let nth = 0; nth < 3; nth += 1) {
    await backend.staff('visits/set-out', { reference: visit });
    await backend.staff('visits/done', { reference: visit });
  }
  await page.reload();
  await it.ready(page);
  await page.getByText('다녀옴').nth(2).waitFor();
  sound(seen);
});

test('ten merchants gather over a link in three browsers, and it is sent once', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  const me = hands(page);
  await toForm(page, me, '자영업', '찾아가는 자영업지원센터');
  await forWhom(page, me, '여럿이 함께');
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await me.check('자금');
  await me.fill('어느 시장이나 거리인가요?', '시연 골목');
  await next(page, me, '어디로 갈까요?');
  await me.chooseDong('서초1동');
  await me.fill('만날 곳', '시연 골목 상인회');
  await next(page, me, '언제 갈까요?');
  await wish(page, me, '가장 좋은 날');
  await send(page, me, { word: '모으기 시작' });
  await it.heading(page, '함께 신청하기').waitFor();
  report(t, "a merchants' group", me);
  const link = (await page.locator('.visit-group__link').textContent()).trim();
  assert.match(link, /\/visits\/group#[A-Z0-9-]{9}\.[0-9a-f]{64}$/);
  const members = [];
  for (const nth of [1, 2]) {
    const { page: member, seen: met } = await someone(t, backend, null);
    await member.goto(link);
    await it.ready(member);
    await member.getByText(/10명 가운데 \d명/).waitFor();
    assert.ok(!member.url().includes('#'), 'the secret leaves the address');
    members.push({ member, met, nth });
  }
  const [one, two] = members.map(({ member }) => member);
  const type = async (member, number, joined) => {
    await member.getByLabel('휴대폰 번호').fill(number);
    await it.button(member, '함께 신청하기').click();
    await member.getByText(`10명 가운데 ${joined}명`).waitFor();
  };
  for (let nth = 1; nth <= 8; nth += 1) {
    await type(nth % 2 ? one : two, `0109000000${nth}`, nth + 1);
    if (nth % 2) {
      await two.reload();
      await it.ready(two);
    } else {
      await one.reload();
      await it.ready(one);
    }
  }
  await type(one, '010-9000-0003', 9);
  assert.equal((await backend.staff('visits/requests')).length, 0, 'nine wait');
  // The leader finds it again without the message: on this device, and among their own things.
  await it.open(page, `${backend.url}/visits`);
  await it.link(page, '모으고 있는 신청 보기').click();
  await page.getByText('10명 가운데 9명').waitFor();
  await it.open(page, `${backend.url}/mine`);
  await it.link(page, /10명 가운데 9명 모임/).click();
  await page.getByText('10명 가운데 9명').waitFor();
  await type(two, '01090000009', 10);
  await two.getByText('다 모여서 보냈어요.').waitFor();
  const sent = await backend.staff('visits/requests');
  assert.deepEqual(sent.map((visit) => visit.members), [10]);
  await page.reload();
  await it.ready(page);
  await it.link(page, '신청한 것 보기').click();
  // The page of the group and that of the visit have one heading: what only the visit says is waited for.
  await page.getByText('10명이 함께 신청했어요').waitFor();
  const visit = await reference(page);
  await upToDone(backend, page, visit);
  for (const { met } of members) sound(met);
  sound(seen);
});

test('a discreet request leaves no trace in addresses, titles, lists, messages and the history', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  const titles = new Set();
  page.on('framenavigated', async () => titles.add(await page.title().catch(() => '')));
  const me = hands(page);
  await toForm(page, me, '피해', '눈물그만상담실');
  assert.equal(new URL(page.url()).pathname, '/visits/request/quiet');
  await it.button(page, /바로 나가기/).waitFor();
  await forWhom(page, me, '나를 위해');
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  await me.check('불법 대출');
  await next(page, me, '어디로 갈까요?');
  await me.chooseDong('서초4동');
  await me.fill('만날 곳', '시연 도서관');
  await next(page, me, '언제 갈까요?');
  await wish(page, me, '가장 좋은 날');
  await send(page, me, { contact: () => me.check('연락하지 마세요. 여기서 제가 볼게요.') });
  const visit = await reference(page);
  report(t, 'a discreet one', me);
  await page.getByText('이 번호를 기억해 두세요').waitFor();
  titles.add(await page.title());
  await upToDone(backend, page, visit);
  await it.open(page, `${backend.url}/mine`);
  await it.heading(page, /./).waitFor();
  assert.equal(await page.getByText(visit).count(), 0);
  await it.open(page, `${backend.url}/visits/requests`);
  await page.getByText('신청한 것이 없어요.').waitFor();
  await page.getByLabel('신청 번호').fill(visit.toLowerCase().replace('-', ' '));
  await it.button(page, '보기').click();
  assert.equal(await reference(page), visit);
  const messages = await backend.staff('messages');
  assert.ok(messages.every((message) => message.about !== visit), 'nothing is sent');
  for (const text of [...titles, ...seen.urls.filter((url) => !url.includes('/api/')).map(decodeURIComponent)]) {
    assert.ok(!/눈물|harm-counsel|상담실/.test(text), text);
  }
  sound(seen);
});

test('what cannot be right is said in a sentence each, and nothing is lost', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  const me = hands(page);
  await it.open(page, `${backend.url}/visits/request/civil-helper`);
  await it.heading(page, '누구를 위한 신청인가요?').waitFor();
  await forWhom(page, me, '나를 위해');
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  const details = page.getByLabel(/어떤 일인가요/);
  await me.check('아직 시작하지 못했어요');
  await details.fill('가'.repeat(3000));
  await it.button(page, '다음').click();
  await page.getByRole('link', { name: /1000자까지 쓸 수 있어요. 지금 3000자예요/ }).waitFor();
  assert.equal((await details.inputValue()).length, 3000, 'nothing typed is cut off');
  await details.fill('이의신청을 하고 싶어요.');
  await details.pressSequentially(' 900101-1234567');
  await page.getByText('주민등록번호는 쓰지 마세요. 적은 번호는 지웠어요.').waitFor();
  assert.ok(!(await details.inputValue()).includes('1234567'));
  await details.fill('이의신청을 하고 싶어요.');
  await next(page, me, '어디로 갈까요?');
  await it.button(page, '다음').click();
  await page.getByRole('link', { name: '‘동’ 칸을 적거나 골라 주세요.' }).waitFor();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /칸을 적거나 골라 주세요/);
  await me.check('사시는 집');
  await me.chooseDong('반포1동');
  await me.fill('주소', '강남구 역삼로 1');
  // It is there after a reload and after going back and forth, too.
  await page.reload();
  await it.ready(page);
  assert.equal(await page.getByLabel('주소').inputValue(), '강남구 역삼로 1');
  await page.goBack();
  await it.heading(page, '무엇을 도와드릴까요?').waitFor();
  assert.equal(await details.inputValue(), '이의신청을 하고 싶어요.');
  await page.goForward();
  await next(page, me, '언제 갈까요?');
  await wish(page, me, '가장 좋은 날');
  await send(page, me);
  await page.getByText('우리 구에 있는 곳만 갈 수 있어요.').waitFor();
  await it.link(page, '고치러 가기').last().click();
  await it.heading(page, '어디로 갈까요?').waitFor();
  await me.fill('주소', '시연로 1');
  // Someone else takes the time meanwhile.
  const { page: other } = await someone(t, backend, { name: '홍두루미', phone: '01024681357' });
  const windows = await call(page, 'GET', '/visits/services/civil-helper/windows?dong=banpo-1');
  const chosen = windows.days.flatMap((day) => day.windows).find((window) => window.free).start;
  await call(other, 'POST', '/visits/requests', {
    service: 'civil-helper', asker: 'oneself', answers: [{ field: 'stage', values: ['start'] }],
    place: { kind: 'home', dong: 'banpo-1', text: '시연로 9' }, windows: [chosen],
    contact: { way: 'call', hours: 'any' }, language: 'ko',
  });
  // Everything is filled in: what is changed leads back to the last page at once.
  await it.button(page, '적은 내용 확인하기').click();
  await it.heading(page, '보내기 전에 확인해 주세요').waitFor();
  await it.button(page, '신청 보내기').click();
  await page.getByText('그 시간은 방금 찼어요').waitFor();
  await it.link(page, '고치러 가기').last().click();
  await it.heading(page, '언제 갈까요?').waitFor();
  // What was taken is not chosen any more, as soon as the free times are known anew.
  await page.waitForFunction(() => document.querySelector('input[type=radio]') && !document.querySelector('input[type=radio]:checked'));
  await wish(page, me, '가장 좋은 날', { day: 3, time: 2 });
  await it.button(page, '적은 내용 확인하기').click();
  await it.heading(page, '보내기 전에 확인해 주세요').waitFor();
  await it.link(page, '고치기 어느 말로 이야기할까요?').click();
  await it.heading(page, '어떻게 연락할까요?').waitFor();
  await it.link(page, '확인 화면으로').click();
  await it.button(page, '신청 보내기').click();
  await reference(page);
  // A group whose time is over: the number that was typed stays.
  const shown = await call(page, 'GET', '/visits/services/merchant-support/windows?dong=banpo-1');
  const opened = await call(page, 'POST', '/visits/groups', { request: {
    service: 'merchant-support', asker: 'group',
    answers: [{ field: 'topics', values: ['funding'] }, { field: 'street', values: ['시연 골목'] }],
    place: { kind: 'chosen', dong: 'banpo-1', text: '상인회' },
    windows: [shown.days.flatMap((day) => day.windows).find((window) => window.free).start],
    contact: { way: 'call', hours: 'any' }, language: 'ko',
  } });
  await it.open(other, `${backend.url}/visits/group#${opened.group.reference}.${opened.key}`);
  await other.getByText('10명 가운데 1명').waitFor();
  await other.getByLabel('휴대폰 번호').fill('010-9000-0001');
  await backend.staff('clock', { advance_seconds: 15 * 86400 });
  await it.button(other, '함께 신청하기').click();
  await other.getByText('모으는 기간이 끝났어요').waitFor();
  assert.equal(await other.getByLabel('휴대폰 번호').inputValue(), '010-9000-0001');
  sound(seen);
});

/** A helper was asked for by calls, and its page is open; the reference. */
async function asked(page, backend) {
  const windows = await call(page, 'GET', '/visits/services/civil-helper/windows?dong=banpo-1');
  const start = windows.days.flatMap((day) => day.windows).find((window) => window.free).start;
  const { visit } = await call(page, 'POST', '/visits/requests', {
    service: 'civil-helper', asker: 'oneself', answers: [{ field: 'stage', values: ['start'] }],
    place: { kind: 'home', dong: 'banpo-1', text: '시연로 1' }, windows: [start],
    contact: { way: 'call', hours: 'any' }, language: 'ko',
  });
  await it.open(page, `${backend.url}/visits/requests/${visit.reference}`);
  return visit.reference;
}

test('what another body takes over stays one thread until it is solved, and what came of it is told', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  const visit = await asked(page, backend);
  const office = (act, more = {}) => backend.staff(`visits/${act}`, { reference: visit, ...more });
  const shows = async (...texts) => {
    await page.reload();
    await it.ready(page);
    await page.getByText('지금까지 있었던 일').click();
    for (const text of texts) await page.getByText(text).first().waitFor();
  };
  await office('assign', { name: '김담당', desk: '찾아가는 서비스팀 (시연)', phone: '120' });
  await office('agree');
  await office('set-out');
  await office('refer', { body: '고용센터 (시연)' });
  await shows('고용센터 (시연)에 이어서 맡겼어요.');
  await office('body-news', { text: '서류를 살펴보고 있어요.' });
  await shows('서류를 살펴보고 있어요.');
  await office('solved');
  await shows('맡은 곳에서 해결했어요.');
  await office('improve', { text: '신청서 글씨를 키웠어요.' });
  await shows('신청서 글씨를 키웠어요.');
  sound(seen);
});

/** A picture as a phone's camera gives it. */
async function picture(page) {
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

test('a photo is sent while the request is filled in, goes on after a cut network, and comes with the request', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await someone(t, backend);
  const me = hands(page);
  await it.open(page, `${backend.url}/visits/request/civil-helper`);
  await forWhom(page, me, '나를 위해');
  await me.check('아직 시작하지 못했어요');
  const choose = page.getByLabel('사진 고르기');
  const file = (buffer) => ({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer });
  await choose.setInputFiles(file(Buffer.from('<script>alert(1)</script>')));
  await page.getByText('사진으로 열 수 없는 파일이에요').waitFor();
  const letter = file(await picture(page));
  await context.setOffline(true);
  await choose.setInputFiles(letter);
  await page.getByText('사진을 보내다가 인터넷이 끊겼어요').waitFor();
  // Whoever goes on now would give it up: that is said, and nothing is lost.
  await it.button(page, '다음').click();
  await page.getByRole('link', { name: /사진을 아직 보내고 있어요/ }).waitFor();
  await context.setOffline(false);
  await it.button(page, '1번째 사진 빼기').waitFor();
  await choose.setInputFiles(letter);
  await it.button(page, '2번째 사진 빼기').click();
  await it.button(page, '2번째 사진 빼기').waitFor({ state: 'detached' });
  await page.reload();
  await it.ready(page);
  await page.waitForFunction(() => document.querySelector('img.visit-photo')?.naturalWidth === 1200);
  await next(page, me, '어디로 갈까요?');
  await page.getByText('1장', { exact: true }).waitFor();
  await me.check('사시는 집');
  await me.chooseDong('반포1동');
  await me.fill('주소', '시연로 1');
  await next(page, me, '언제 갈까요?');
  await wish(page, me, '가장 좋은 날');
  await send(page, me);
  await reference(page);
  await page.getByText('보내신 사진 보기').click();
  await page.waitForFunction(() => document.querySelector('img.visit-photo')?.naturalWidth === 1200);
  assert.equal((await backend.staff('visits/requests'))[0].photos.length, 1);
  sound(seen);
});

test('how to be contacted and what to know is changed on the page of the visit, and the office sees it', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  await asked(page, backend);
  await page.getByText('연락 방법과 미리 알릴 일 고치기').click();
  await it.button(page, '고친 것 보내기').click();
  await page.getByText('바꾼 것이 없어요.').waitFor();
  await page.getByLabel('문자', { exact: true }).check();
  await page.getByLabel(/연락할 번호/).fill('010-9999');
  await it.button(page, '고친 것 보내기').click();
  await page.getByText('전화번호를 확인해 주세요').waitFor();
  await page.getByLabel(/연락할 번호/).fill('010-9999-0000');
  await page.getByLabel('잘 안 들려요').check();
  await page.getByLabel('더 알려 주실 일').fill('벨이 고장 났어요.');
  await it.button(page, '고친 것 보내기').click();
  await page.getByText('지금 번호(010-****-0000)로 연락해요').waitFor();
  const [known] = await backend.staff('visits/requests');
  assert.deepEqual(
    [known.contact.way, known.contact.phone, known.access, known.note],
    ['message', '01099990000', ['hearing'], '벨이 고장 났어요.'],
  );
  sound(seen);
});

test('a photo for the officer: a script in its place is refused in words, a picture arrives and can be looked at', async (t) => {
  const backend = await town(t);
  const { page, seen } = await someone(t, backend);
  await asked(page, backend);
  const choose = page.getByLabel('사진 고르기');
  const file = (buffer) => ({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer });
  await choose.setInputFiles(file(Buffer.from('<script>alert(1)</script>')));
  await page.getByText('사진으로 열 수 없는 파일이에요').waitFor();
  await choose.setInputFiles(file(await picture(page)));
  await page.getByText('보내신 사진 보기').click();
  await page.waitForFunction(() => document.querySelector('img.visit-photo')?.naturalWidth === 1200);
  sound(seen);
});

test('a message that is written without a network is kept and goes out once', async (t) => {
  const backend = await town(t);
  const { context, page, seen } = await someone(t, backend);
  const visit = await asked(page, backend);
  await page.getByLabel('담당자에게 할 말').fill('오후가 좋아요.');
  await context.setOffline(true);
  await it.button(page, '글 보내기').click();
  await page.getByText('보내졌는지 확인하고 있어요').waitFor();
  await context.setOffline(false);
  await page.locator('.visit-thread__text', { hasText: '오후가 좋아요.' }).waitFor();
  const [known] = await backend.staff('visits/requests');
  assert.equal(known.events.filter((event) => event.kind === 'message').length, 1);
  await backend.staff('visits/write', { reference: visit, text: '네, 오후에 갈게요.' });
  await page.reload();
  await it.ready(page);
  await page.getByText('네, 오후에 갈게요.').waitFor();
  sound(seen);
});

test('the whole way by keyboard alone; axe finds nothing, and nothing sticks out at 320 px, in both languages', async (t) => {
  const backend = await town(t);
  const found = [];
  for (const lang of ['ko', 'en']) {
    const { context, page, seen } = await someone(t, backend, CHILD, { viewport: { width: 320, height: 740 }, reducedMotion: 'reduce' });
    await context.addInitScript((lang) => {
      localStorage.setItem('settings', JSON.stringify({ lang, text_size: 2, contrast: 'normal' }));
    }, lang);
    const look = async (state) => {
      await page.waitForFunction(() => [...document.styleSheets].some((sheet) => /pages/.test(sheet.href)));
      found.push(...(await it.axe(page)).map((violation) => `${lang} ${state}: ${violation}`));
      found.push(...(await it.overflowing(page)).map((element) => `${lang} ${state}: ${element}`));
    };
    await it.open(page, `${backend.url}/visits/request/dong-visit`);
    await page.locator('form.visit-form').waitFor();
    const press = async (locator, ...keys) => {
      await locator.focus();
      for (const key of keys) await page.keyboard.press(key);
    };
    const onward = () => press(page.locator('.visit-form button[type=submit]'), 'Enter');
    await look('who');
    await press(page.locator('.visit-way').first(), 'Enter');
    await page.locator('#answer-topics').waitFor();
    await look('what');
    await press(page.locator('#answer-topics input').first(), 'Space');
    await onward();
    await page.locator('#dong').waitFor();
    await onward();
    await page.locator('.error-summary').waitFor();
    await look('errors');
    await press(page.locator('#dong'), 'ArrowDown', 'ArrowDown');
    await press(page.locator('#place'));
    await page.keyboard.type('Demo-ro 1');
    await look('where');
    await onward();
    await press(page.locator('#wish-0 input').first(), 'Space');
    await page.locator('#wish-1-day').waitFor();
    await look('when');
    await onward();
    await page.locator('#hours').waitFor();
    await page.locator('details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    await look('contact');
    await onward();
    await page.locator('.summary-list').waitFor();
    await look('check');
    await press(page.locator('.page__actions button'), 'Enter');
    await page.locator('.visit-follow').waitFor();
    const visit = new URL(page.url()).pathname.split('/').pop();
    await look('asked');
    const office = (act, more = {}) => backend.staff(`visits/${act}`, { reference: visit, ...more });
    await office('assign', { name: '김담당', desk: '동 담당 (시연)', phone: '120' });
    await page.locator('details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    await look('to be changed');
    await office('offer', { start: '2026-12-01T14:00:00+09:00' });
    await page.reload();
    await it.ready(page);
    await page.locator('.visit-follow').waitFor();
    await look('offered');
    await press(it.button(page, lang === 'ko' ? '네, 좋아요' : /^Yes$/), 'Enter');
    await page.locator('.visit-times').waitFor();
    await look('agreed');
    await office('write', { text: '그날 뵐게요.' });
    await office('set-out');
    await office('take-down', { lines: '받을 도움: 돌봄' });
    await office('done');
    await page.reload();
    await it.ready(page);
    await page.locator('.visit-happy').waitFor();
    await page.locator('details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    await look('done');
    await it.open(page, `${backend.url}/visits/requests`);
    await page.locator('.visit-list').waitFor();
    await look('list');
    await it.open(page, `${backend.url}/visits/group`);
    await it.heading(page, /./).waitFor();
    await look('group without a link');
    sound(seen);
    await context.close();
  }
  assert.deepEqual(found, []);
});
