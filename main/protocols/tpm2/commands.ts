/** The shapes of all commands known on the wire, in the chapters of Part 3. */
export * from './commands/attestation.ts';
export * from './commands/hierarchy.ts';
export * from './commands/integrity.ts';
export * from './commands/non-volatile.ts';
export * from './commands/objects.ts';
export * from './commands/policy.ts';
export * from './commands/primitives.ts';
export * from './commands/sessions.ts';
export * from './commands/start-up.ts';
