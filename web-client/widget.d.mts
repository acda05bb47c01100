export function buildWidget(): Promise<{ 'chat.js': string; 'chat-panel.js': string }>;
