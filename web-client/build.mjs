// Builds the web client into the folder given as argument (Maven passes the server's static resources):
// installs packages only when package-lock.json changed, builds only when a source changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const firstPageLimit = 250 * 1024;
/** What a foreign page loads of us, at most: the widget's two files together. */
const widgetLimit = 40 * 1024;
const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, 'dist'));
// Beside the packages and not in the output, which is packed into the jar.
const stampFile = join(
  here,
  'node_modules',
  `.parley-built-${createHash('sha256').update(out).digest('hex').slice(0, 12)}`,
);

function fail(sentence) {
  process.stderr.write(`web-client: ${sentence}\n`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node.js ${process.versions.node} is too old: install Node.js 20.19 or newer.`);
}

function run(command, args, sentence) {
  const windows = process.platform === 'win32';
  const done = spawnSync(windows ? `${command}.cmd` : command, args, { cwd: here, encoding: 'utf8', shell: windows });
  if (done.error?.code === 'ENOENT') fail(`${command} was not found: install Node.js with npm.`);
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}\n`);
    fail(sentence);
  }
}

function filesBelow(path) {
  const full = join(here, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)));
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(relative(here, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function install() {
  const mark = join(here, 'node_modules', '.parley-lock');
  const wanted = hashOf(['package-lock.json']);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  process.stdout.write('web-client: installing packages (npm ci) ...\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci failed: see its words above.');
  writeFileSync(mark, wanted);
}

/** What the browser loads before the inbox can be drawn: the entry, the inbox page and all they import statically. */
function firstPage() {
  const manifest = JSON.parse(readFileSync(join(out, '.vite', 'manifest.json'), 'utf8'));
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) visit(next);
  };
  for (const key of ['index.html', 'src/app/inbox-page.tsx', 'src/i18n/en.json']) {
    if (manifest[key] === undefined) fail(`the build has no part "${key}" to measure.`);
    visit(key);
  }
  const scripts = [...seen].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'));
  return [...new Set(scripts)].reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
}

/** The chat widget, after the client: the client's service worker has nothing to do with it. Returns its size. */
async function widget() {
  const { buildWidget } = await import('./widget.mjs');
  const files = Object.entries(await buildWidget().catch((error) => fail(`the chat widget: ${error.message}`)));
  for (const [name, code] of files) writeFileSync(join(out, name), code);
  return files.map(([name, code]) => ({ name, size: gzipSync(code, { level: 9 }).length }));
}

/** Beside each file that shrinks: the server answers with these where a browser takes gzip, as all do. */
function compress() {
  for (const file of filesBelow(relative(here, out))) {
    if (!/\.(js|css|html|svg|json|webmanifest)$/.test(file)) continue;
    const bytes = readFileSync(file);
    if (bytes.length < 1024) continue;
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

install();
const wanted = hashOf([
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
  'build.mjs',
  'widget.mjs',
  'precache.ts',
]);
if (existsSync(join(out, 'index.html')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
  process.stdout.write('web-client: up to date\n');
  process.exit(0);
}
mkdirSync(out, { recursive: true });
run(
  'npx',
  ['--no', 'vite', 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'],
  'vite build failed: see above.',
);
const size = firstPage();
rmSync(join(out, '.vite'), { recursive: true });
const widgetFiles = await widget();
compress();
const kib = (bytes, digits = 0) => `${(bytes / 1024).toFixed(digits)} KiB`;
process.stdout.write(`web-client: built; first page ${kib(size)} of JavaScript (gzip), limit ${kib(firstPageLimit)}\n`);
if (size > firstPageLimit) fail('the first page is over its limit: load less, or later.');
const widgetSize = widgetFiles.reduce((sum, file) => sum + file.size, 0);
process.stdout.write(
  `web-client: chat widget ${kib(widgetSize, 1)} (gzip: ${widgetFiles
    .map((file) => `${file.name} ${kib(file.size, 1)}`)
    .join(', ')}), limit ${kib(widgetLimit)}\n`,
);
if (widgetSize > widgetLimit) fail('the chat widget is over its limit: foreign pages load it.');
writeFileSync(stampFile, wanted);
