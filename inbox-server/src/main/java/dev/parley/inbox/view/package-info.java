/**
 * Views: which conversations somebody wants to see, in which order, and how many there are at this moment.
 *
 * <p>A view's {@link dev.parley.inbox.view.Filter} is a tree of conditions over every field of a conversation. It exists once and is
 * used twice: {@code FilterSql} asks PostgreSQL for a page of a list or for all members, {@code FilterMatch} decides in plain Java
 * about a conversation that an event changed. {@code LiveViews} holds the members of each view that somebody has on screen, follows
 * the event stream, and tells who came, who went and how many there are; so a number never disagrees with its list.
 */
@NullMarked
package dev.parley.inbox.view;

import org.jspecify.annotations.NullMarked;
