/** @jsxImportSource preact */
import { render } from 'preact';
import { ChatContext } from './chat-context';
import type { Context, Panel } from './context';
import css from './panel.css?inline';
import { PanelView } from './panel-view';
import { Session } from './session';
import { wordsOf } from './words';

/** The panel and all that it needs: loaded when somebody opens it, or wrote here before. */
export function start(context: Context): Panel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  context.root.adoptedStyleSheets.push(sheet);
  const session = new Session(context);
  const place = document.createElement('div');
  place.className = 'place';
  context.root.prepend(place);
  render(
    <ChatContext.Provider value={{ context, session, words: wordsOf(context.language) }}>
      <PanelView />
    </ChatContext.Provider>,
    place,
  );
  session.start();
  return {
    show: (focus) => session.show(true, focus),
    hide: () => session.show(false, false),
    identify: (jwt) => void session.identify(jwt),
    forget: () => void session.forget(),
  };
}
