// Runs the browser journeys, having made sure that there is a Chromium: Debian's package, or Playwright's own download.
// With PARLEY_URL those against that server (see BrowserJourney), without it those against the mock server.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from './chromium.mjs';

function run(command, ...words) {
  return spawnSync(command, words, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function installed() {
  if (existsSync(chromiumPath)) return true;
  if (process.env.PARLEY_CHROMIUM !== undefined) return false;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    run('apt-get', 'update', '-qq');
    return (
      run('apt-get', 'install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=300', 'chromium') && existsSync(chromiumPath)
    );
  }
  return run('npx', 'playwright', 'install', 'chromium');
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

if (!installed()) {
  process.stderr.write(
    'No Chromium for the browser journeys: install the package "chromium", or name one in PARLEY_CHROMIUM.\n',
  );
  process.exit(3);
}
// Chromium keeps its profiles in TMPDIR; a folder of our own leaves nothing behind.
const scratch = join(tmpdir(), `parley-e2e-${process.pid}`);
mkdirSync(scratch, { recursive: true });
const ended = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { PARLEY_MOCK_PORT: await freePort(), ...process.env, TMPDIR: scratch },
});
rmSync(scratch, { recursive: true, force: true });
process.exit(ended.status ?? 1);
