/** How an exercise is held. */

/**
 * Show: the good solution plays, anybody may take over. Try: hints on request, looking back. Test: no hints, no looking
 * back, and a freeze is noted.
 */
export const exerciseModes = ['show', 'try', 'test'] as const;
export type ExerciseMode = (typeof exerciseModes)[number];
