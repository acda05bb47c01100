import type { FilterView } from '../api/keys';
import type { ConversationPage } from '../api/types';
import { insertSorted, type Pages } from './apply';
import type { ViewFrame } from './frame';
import { comesBefore } from './order';

function knows(pages: readonly ConversationPage[], id: string): boolean {
  return pages.some((page) => page.items.some((each) => each.id === id));
}

/** A view's list after what the server said of its members; the same object when nothing changed. */
export function applyViewFrame(view: FilterView, data: Pages, frame: ViewFrame): Pages {
  const out = new Set(frame.out);
  let { pages } = data;
  if (pages.some((page) => page.items.some((each) => out.has(each.id)))) {
    pages = pages.map((page) => ({ ...page, items: page.items.filter((each) => !out.has(each.id)) }));
  }
  for (const summary of frame.in) {
    if (!knows(pages, summary.id)) pages = insertSorted(pages, summary, (each) => comesBefore(view, summary, each));
  }
  return pages === data.pages ? data : { ...data, pages };
}

/**
 * Whether a list may lack what came between its answer and the server's first word about the view: nobody tells of that again. A list
 * that has further pages cannot be counted, so that one is asked for once more.
 */
export function missesSome(data: Pages, frame: ViewFrame): boolean {
  const changes = frame.in.length > 0 || frame.out.length > 0;
  const hasMore = data.pages.at(-1)?.next !== undefined;
  return !changes && (hasMore || data.pages.flatMap((page) => page.items).length !== frame.count);
}
