import { instant } from '../world/time.ts';

/** When nothing is played: 2026-03-02, around the dates of the shipped scenarios. */
export const usualStart = instant(1_772_438_400_000);
