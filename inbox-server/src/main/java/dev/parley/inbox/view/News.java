package dev.parley.inbox.view;

/** What one screen is told of its view. */
record News(Watcher watcher, LiveViews.Update update) {
    void tell() {
        watcher.listener().told(update);
    }
}
