// The small modules, which travel together: those of the first page, and the rest.
const files = [
  () => fetch(new URL('./pieces.bin', import.meta.url)),
  () => fetch(new URL('./more.bin', import.meta.url)),
];
const whole = [];

/** Asks for a file, unless it is on its way. A failure is not remembered: asking again tries again. */
function bytes(file) {
  whole[file] ??= files[file]().then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.arrayBuffer();
  });
  whole[file].catch(() => { whole[file] = undefined; });
  return whole[file];
}

/** One of them, as if it had been fetched by itself. */
export async function piece(file, from, to) {
  return new Response((await bytes(file)).slice(from, to), { headers: { 'Content-Type': 'application/wasm' } });
}
