// Starts the program. A file of its own because the policy allows no inline script.
import init from './main.js';

init({ module_or_path: new URL('./main_bg.wasm', import.meta.url) }).catch((error) => {
  console.error(error);
  window.dispatchEvent(new Event('app-failed'));
});
