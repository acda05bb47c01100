/**
 * Who works here and may do what: employees, teams, roles, sign-in, invitations, the company's settings.
 */
@NullMarked
package dev.parley.inbox.employee;

import org.jspecify.annotations.NullMarked;
