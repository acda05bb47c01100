// Runs before the first paint, as a file of its own so that the page needs no inline script: the chosen theme without a flash.
try {
  const chosen = localStorage.getItem('parley.theme') || 'auto';
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
} catch (_) {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light');
}
