// Following a visit by hand: what is answered, changed, corrected and called off on its page, and what the office then has.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as it from './support.mjs';
import { signIn } from './walks.mjs';

let browser;
before(async () => {
  browser = await it.launch();
});
after(() => browser?.close());

const ME = { name: '홍카나리아', phone: '01097531864' };

/** A visit of a helper that an officer has in hand, its page open: what the page, the office and the backend say of it. */
async function followed(t) {
  const backend = await it.startBackend();
  t.after(() => backend.stop());
  const { context, page, seen } = await it.device(browser);
  t.after(() => context.close());
  await it.open(page, `${backend.url}/orders`);
  await signIn(page, backend, ME);
  const call = (...what) => it.call(page, ...what);
  const windows = async () => {
    const { days } = await call('GET', '/visits/services/civil-helper/windows?dong=banpo-1');
    return days.flatMap((day) => day.windows);
  };
  const { visit } = await call('POST', '/visits/requests', {
    service: 'civil-helper', asker: 'oneself', answers: [{ field: 'stage', values: ['start'] }],
    place: { kind: 'home', dong: 'banpo-1', text: '시연로 1' }, windows: [(await windows()).find((window) => window.free).start],
    contact: { way: 'call', hours: 'any' }, language: 'ko',
  });
  const office = (act, more = {}) => backend.staff(`visits/${act}`, { reference: visit.reference, ...more });
  await office('assign', { name: '김담당', desk: '찾아가는 서비스팀 (시연)', phone: '120' });
  return {
    page,
    seen,
    windows,
    office,
    known: async () => (await call('GET', `/visits/requests/${visit.reference}`)).visit,
    show: () => it.open(page, `${backend.url}/visits/requests/${visit.reference}`),
  };
}

const kinds = (visit) => visit.events.map((event) => event.kind);
/** What the page says of where the visit stands. */
const next = (page, text) => page.locator('.visit-follow__next').filter({ hasText: text }).waitFor();

async function textOf(download) {
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString().replaceAll('\r\n ', '');
}

test('an offered time is taken and kept in the calendar; other times, another place, calling it off: the office has each', async (t) => {
  const { page, seen, windows, office, known, show } = await followed(t);
  await office('offer', { start: '2026-12-01T14:00:00+09:00' });
  await show();
  await page.getByText(/12월 1일 화요일 오후 2시에 가도 될까요\?/).waitFor();
  await it.button(page, '네, 좋아요').click();
  await next(page, /12월 1일 화요일 오후 2시에 찾아갈게요/);
  assert.equal(await it.button(page, '네, 좋아요').count(), 0, 'nothing is asked any more');
  const agreed = await known();
  assert.deepEqual([agreed.state, agreed.times.map((time) => time.start)], ['agreed', ['2026-12-01T14:00:00+09:00']]);
  assert.equal(agreed.events.at(-1).by, 'resident');
  const [download] = await Promise.all([page.waitForEvent('download'), it.button(page, '달력에 넣기').click()]);
  assert.equal(download.suggestedFilename(), 'visit.ics');
  const calendar = await textOf(download);
  assert.match(calendar, /SUMMARY:방문: 민원도우미\r\n/);
  assert.match(calendar, /LOCATION:시연로 1\r\n/);
  assert.match(calendar, /DTSTART[^:]*:(20261201T140000|20261201T050000Z)\r\n/);

  await page.getByText('바꾸기', { exact: true }).click();
  await it.button(page, '이 시간으로 바꾸기').click();
  await page.getByText('날짜와 시간을 골라 주세요.').waitFor();
  assert.equal((await known()).state, 'agreed', 'nothing is sent that was not chosen');
  await page.getByRole('group', { name: '가장 좋은 날의 시간' }).getByRole('radio').last().check();
  await it.button(page, '이 시간으로 바꾸기').click();
  await next(page, '담당자가 날짜를 정해서 알려 드려요.');
  await page.getByRole('heading', { name: '원하신 날' }).waitFor();
  const moved = await known();
  assert.deepEqual([moved.state, moved.times, moved.wishes.length], ['assigned', [], 1]);
  assert.equal((await windows()).find((window) => window.start === moved.wishes[0]).free, false, 'it is kept for them');

  const place = page.getByLabel('주소나 만날 곳');
  await place.fill('900101-1234567');
  await page.getByText('주민등록번호는 쓰지 마세요. 적은 번호는 지웠어요.').waitFor();
  assert.doesNotMatch(await place.inputValue(), /1234567/);
  await place.fill('시연로 7, 2층');
  await it.button(page, '이곳으로 바꾸기').click();
  await page.getByText('지금까지 있었던 일').click();
  await page.getByText('내용을 바꿨어요.').waitFor();
  assert.equal((await known()).place.text, '시연로 7, 2층');

  await page.getByText('취소하기', { exact: true }).click();
  await it.button(page, '네, 취소할게요').click();
  await next(page, '취소됐어요. 다시 신청할 수 있어요.');
  for (const gone of ['바꾸기', '취소하기', '달력에 넣기']) {
    assert.equal(await page.getByText(gone, { exact: true }).count(), 0, gone);
  }
  const ended = await known();
  assert.deepEqual(kinds(ended), ['asked', 'assigned', 'offered', 'agreed', 'other_times', 'corrected', 'cancelled']);
  assert.equal((await windows()).find((window) => window.start === moved.wishes[0]).free, true, 'it is free for others');
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
});

test('what the officer wrote is corrected, and who says that it is not solved is taken up again until it is', async (t) => {
  const { page, seen, office, known, show } = await followed(t);
  const visited = async (seen = show) => {
    await office('set-out');
    await office('take-down', { lines: '받을 도움: 돌봄' });
    await office('done');
    await seen();
    await page.locator('.visit-happy').waitFor();
  };
  await office('agree');
  await visited();
  const intake = page.locator('.visit-intake');
  await intake.getByText('고칠 것이 있어요').click();
  await it.button(intake, '알려 주기').click();
  await intake.getByText('글을 적어 주세요.').waitFor();
  await intake.getByLabel('무엇이 다른가요?').fill('돌봄이 아니라 이의신청이에요.');
  await it.button(intake, '알려 주기').click();
  await intake.getByText('고칠 것을 알려 주셨어요.').waitFor();
  await intake.getByText('돌봄이 아니라 이의신청이에요.').waitFor();
  const corrected = (await known()).intake;
  assert.deepEqual([corrected.state, corrected.correction], ['corrected', '돌봄이 아니라 이의신청이에요.']);

  const happy = page.locator('.visit-happy');
  await happy.getByLabel('아니요. 다시 도와주세요.').check();
  await happy.getByLabel('아쉬웠어요').check();
  await happy.getByLabel(/^바라는 점/).fill('다시 와 주세요.');
  await it.button(happy, '알려 주기').click();
  await next(page, '담당자가 날짜를 정해서 알려 드려요.');
  await page.getByText('지금까지 있었던 일').click();
  await page.getByText('해결되지 않아 다시 시작했어요.').waitFor();
  assert.equal(await happy.count(), 0);
  const again = await known();
  assert.deepEqual([again.state, again.events.at(-1).kind], ['assigned', 'reopened']);
  assert.equal(again.officer.name, '김*당', 'the same officer has it in hand');

  await office('offer', { start: '2026-12-03T10:00:00+09:00' });
  await show();
  await it.button(page, '네, 좋아요').click();
  await next(page, /12월 3일 목요일 오전 10시에 찾아갈게요/);
  // The page stays as it is and hears of it: what was answered before is not answered again.
  await visited(() => page.evaluate(() => dispatchEvent(new Event('online'))));
  assert.equal(await happy.locator('input:checked').count(), 0);
  assert.equal(await happy.getByLabel(/^바라는 점/).inputValue(), '');
  await happy.getByLabel('네, 해결됐어요').check();
  await happy.getByLabel('좋았어요', { exact: true }).check();
  await it.button(happy, '알려 주기').click();
  await next(page, '알려 주셔서 고맙습니다.');
  assert.equal((await known()).state, 'followed_up');
  assert.deepEqual([seen.errors, seen.violations], [[], []]);
});
