// A page as anybody's, without words of its own, that shows a channel's chat: /chat-preview.html?channel=…&language=…
const asked = new URLSearchParams(location.search);
const script = document.createElement('script');
script.src = '/chat.js';
script.dataset.channel = asked.get('channel') ?? '';
script.dataset.open = '';
const language = asked.get('language');
if (language !== null) {
  script.dataset.language = language;
  document.documentElement.lang = language;
}
document.head.append(script);
