/** How long gathering the logs of an export takes, from the menu or the diagnostics page: no source tells. */
import { seconds } from '../../world/time.ts';

export const exportTime = seconds(8);
