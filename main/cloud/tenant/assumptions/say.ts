import type { Assume, Assumption } from '../../../../shared/session/assume.schema.ts';

/** Notes a stand-in, and how a reseal.json says the same. */
export type Say = (assumption: Assumption, as: Assume) => void;
