/** Who makes a write: at the console, in the trainee's portal page, in a scenario's walk, or as a client of Graph. */
export const writers = ['instructor', 'trainee', 'scenario', 'door'] as const;
export type Writer = (typeof writers)[number];

/** Recordings that name none are from when the console alone could write. */
export const writerOf = ({ by = 'instructor' }: { readonly by?: Writer }): Writer => by;
