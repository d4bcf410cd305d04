// The small modules, which travel in one file.
let whole;

/** Asks for the file, unless it is on its way. A failure is not remembered: asking again tries again. */
function pieces() {
  whole ??= fetch(new URL('./pieces.bin', import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.arrayBuffer();
  });
  whole.catch(() => { whole = undefined; });
  return whole;
}

/** One of them, as if it had been fetched by itself. */
export async function piece(from, to) {
  return new Response((await pieces()).slice(from, to), { headers: { 'Content-Type': 'application/wasm' } });
}
