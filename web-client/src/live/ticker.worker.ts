/** Ticks once a second, also when the page is in the background, where the page's own timers are slowed down. */
setInterval(() => postMessage(0), 1_000);
