/** The constants of TPM 2.0 Library Part 2 under the specification's own names. */
export * from './constants/algorithms.ts';
export * from './constants/attributes.ts';
export * from './constants/command-codes.ts';
export * from './constants/handles.ts';
export * from './constants/properties.ts';
export * from './constants/response-codes.ts';
export * from './constants/structure-tags.ts';
