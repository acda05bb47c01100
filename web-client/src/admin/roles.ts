import type { Role } from '../api/types';

/** Each role may also do what those before it may. */
export const roles = ['EMPLOYEE', 'AGENT', 'MANAGER', 'ADMINISTRATOR'] as const satisfies readonly Role[];
