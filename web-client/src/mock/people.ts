import type { AuthState, Me, Team } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { World } from './world';

/** Who am I, who else is there, and signing in and out. */
export function addPeopleRoutes(world: World, routes: Routes): void {
  const me = (id: string): Me => {
    const { role, email, name, teams } = world.employee(id);
    return {
      id,
      email,
      name,
      role,
      language: 'en',
      timeZone: 'Europe/Zurich',
      teams,
      company: world.company,
      version: '0.1.0',
    };
  };
  routes.on('GET', '/auth/state', (request) => {
    const state: AuthState = { signedIn: request.me !== '', needsWelcome: false, companyName: world.company.name };
    return ok(state);
  });
  routes.on('POST', '/auth/sign-in', ({ body }) => {
    const found = world.employees.find((each) => each.email === body.email);
    if (found === undefined || body.password === 'wrong')
      return problem(401, 'bad-credentials', 'Wrong e-mail or password');
    return { status: 200, body: me(found.id), headers: { 'set-cookie': `MOCK=${found.id}; Path=/` } };
  });
  routes.on('POST', '/auth/sign-out', () => ({ status: 204, headers: { 'set-cookie': 'MOCK=none; Path=/' } }));
  routes.on('GET', '/api/me', (request) => ok(me(request.me)));
  routes.on('PATCH', '/api/me', (request) => ok({ ...me(request.me), ...request.body }));
  routes.on('POST', '/api/me/password', ({ body }) =>
    body.current === 'wrong' ? problem(422, 'wrong-password', 'The current password is wrong') : { status: 204 },
  );
  routes.on('GET', '/api/employees', () => ok(world.employees));
  routes.on('GET', '/api/teams', () => {
    const teams: Team[] = world.teams.map((team) => ({ ...team, graceSeconds: 300 }));
    return ok(teams);
  });
}
