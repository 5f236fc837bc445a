/**
 * Stands in for every provider that is not in the table: it keeps what a server sets and gives it back, does
 * nothing with it, and the tree notes the URI as "not simulated".
 */
import type { Csp } from './csp.ts';

export const notSimulated: Csp = {
  name: 'not simulated',
  root: '',
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [{ path: '', format: 'any', access: 'ADGR' }],
};
