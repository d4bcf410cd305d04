// Writes file.br and file.gz beside every text and WebAssembly file of at least 1 KB below a folder.
// Node's own brotli: no dependency, and native where a debug build of a Rust one would take minutes.
import { readdirSync, statSync, existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants } from 'node:zlib';

const KINDS = new Set(['.html', '.css', '.js', '.json', '.wasm', '.bin', '.svg', '.txt', '.webmanifest', '.xml']);
const SMALLEST = 1024;

const root = process.argv[2];
const files = readdirSync(root, { recursive: true })
  .map((name) => join(root, name))
  .filter((file) => KINDS.has(extname(file)) && statSync(file).size >= SMALLEST && !existsSync(`${file}.br`));

await Promise.all(
  files.map(async (file) => {
    const bytes = await readFile(file);
    const mode = ['.wasm', '.bin'].includes(extname(file)) ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_MODE]: mode,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
    await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  }),
);
console.log(`  ${files.length} files compressed`);
