// The small modules, which travel together: those of the first page, and the rest. Behind the modules of the first file
// stands the plan: where each module lies, and which ones a part of the app needs.
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

/** A module: a file of its own, or a piece of one, as if it had been fetched by itself. */
async function source(module) {
  const [file, from, to] = module;
  if (to === undefined) return fetch(new URL(file, import.meta.url));
  return new Response((await bytes(file)).slice(from, to), { headers: { 'Content-Type': 'application/wasm' } });
}

/** Loads the parts of the app by their names. `makeLoad` is the splitter's; the plan begins at `start`. */
export const parts = (makeLoad, start) => {
  const loads = {};
  const load = (modules, number, before) => loads[number] ??= makeLoad(() => {
    const module = source(modules[number]);
    module.catch(() => {});
    return (imports) => WebAssembly.instantiateStreaming(module, imports);
  }, before);
  return (name) => async () => {
    const plan = JSON.parse(new TextDecoder().decode((await bytes(0)).slice(start)));
    const [own, ...before] = plan.parts[name];
    await load(plan.modules, own, before.map((number) => load(plan.modules, number, [])))();
  };
};
