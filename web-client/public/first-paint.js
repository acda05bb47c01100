// Runs before the first paint, as a file of its own so that the page needs no inline script: the chosen theme without a flash, and
// the frame of the inbox for all but the pages before it.
try {
  const chosen = localStorage.getItem('parley.theme') || 'auto';
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
} catch (_) {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light');
}
if (!/^\/(sign-in|welcome|invitation)/.test(location.pathname)) document.documentElement.dataset.inside = '';
