/** What happened, the newest first. */
import { HoodTable } from './hood/table.tsx';

export const LogPane = () => <HoodTable page="log" />;
