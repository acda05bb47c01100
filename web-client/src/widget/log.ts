/** Says to the page's developers what a visitor cannot do anything about. */
export function warn(sentence: string): void {
  // biome-ignore lint/suspicious/noConsole: the only place where the people who built the page look
  console.warn(`Parley chat: ${sentence}`);
}
