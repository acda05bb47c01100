import type { Availability, HoursAnswer, Policy, RoutingMember, Skill, TeamRouting } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { World } from './world';

type Way = Omit<TeamRouting, 'members'>;

/** How teams give out conversations, skills, and who is available: in memory. */
export function addRoutingRoutes(world: World, routes: Routes): void {
  const ways = new Map<string, Way>();
  const people = new Map<string, Pick<RoutingMember, 'capacity' | 'skills'>>();
  let available: Availability = { available: true, reason: '' };
  let skills: Skill[] = [
    { id: 'skill-fr', name: 'Français', labels: [], people: 1 },
    { id: 'skill-it', name: 'Italiano', labels: [], people: 1 },
  ];
  const first = world.employees[2];
  if (first !== undefined) people.set(first.id, { capacity: 4, skills: ['skill-fr', 'skill-it'] });

  const view = (team: string): TeamRouting => ({
    ...(ways.get(team) ?? { routing: 'PULL', capacity: 8, acceptSeconds: 60, skillPatienceSeconds: 900 }),
    members: world.employees
      .filter((each) => each.teams.some((one) => one.id === team))
      .map(({ id, name }) => ({
        id,
        name,
        available: true,
        awayReason: '',
        held: [...world.conversations.values()].filter((each) => each.summary.holder?.id === id).length,
        ...(people.get(id) ?? { skills: [] }),
      })),
  });
  routes.on('GET', '/api/teams/:id/routing', (_, { id = '' }) => ok(view(id)));
  routes.on('PUT', '/api/teams/:id/routing', ({ body }, { id = '' }) => {
    ways.set(id, body as unknown as Way);
    return ok(view(id));
  });
  routes.on('PUT', '/api/employees/:id/routing', ({ body }, { id = '' }) => {
    people.set(id, body as unknown as RoutingMember);
    return { status: 204 };
  });
  routes.on('GET', '/api/me/availability', () => ok(available));
  routes.on('PUT', '/api/me/availability', ({ body }) => {
    available = { available: body.available === true, reason: body.available === true ? '' : String(body.reason) };
    return ok(available);
  });
  const hours = new Map<string, HoursAnswer>();
  let promises: Policy[] = [];
  routes.on('GET', '/api/teams/:id/hours', (_, { id = '' }) => ok(hours.get(id) ?? {}));
  routes.on('PUT', '/api/teams/:id/hours', ({ body }, { id = '' }) => {
    hours.set(id, body as unknown as HoursAnswer);
    return ok(body);
  });
  routes.on('POST', '/api/holidays/read', () => ok([{ day: '2026-12-25', name: 'Christmas' }]));
  routes.on('GET', '/api/promises', () => ok(promises));
  routes.on('PUT', '/api/promises', ({ body }) => {
    promises = (body as unknown as Policy[]).map((each) => ({ ...each, id: each.id ?? world.newId() }));
    return ok(promises);
  });
  routes.on('GET', '/api/skills', () => ok(skills));
  routes.on('POST', '/api/skills', ({ body }) => {
    if (skills.some((skill) => skill.name === body.name)) return problem(409, 'skill-taken', 'Taken');
    skills.push({ id: world.newId(), name: String(body.name), labels: body.labels as string[], people: 0 });
    return ok(skills);
  });
  routes.on('PUT', '/api/skills/:id', ({ body }, { id = '' }) => {
    skills = skills.map((skill) => (skill.id === id ? { ...skill, ...(body as Partial<Skill>) } : skill));
    return ok(skills);
  });
  routes.on('DELETE', '/api/skills/:id', (_, { id = '' }) => {
    skills = skills.filter((skill) => skill.id !== id);
    return ok(skills);
  });
}
