/** The world worker with a fake session in it; Node 24 runs it as it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { MisuseError } from '../../../shared/failures.ts';
import { readScenario } from '../../../shared/session/scenario.ts';
import type { RehearsalRequest } from '../session-worker/messages.ts';
import { serveSession } from '../session-worker/serve-session.ts';
import { openJournalFile } from '../storage/journal-file.ts';
import { showPace } from '../../session/show/player.ts';
import { openFakeSession } from './fake-session.ts';

if (parentPort === null) throw new MisuseError('This is a worker thread');
const open = ({ scenario, journal, show }: RehearsalRequest) => {
  const storage = openJournalFile(journal);
  try {
    const session = openFakeSession(scenario, storage);
    if (show) session.submit({ type: 'mode', mode: 'show' });
    return {
      session,
      scenario: readScenario({ id: 'fake', title: 'Fake', description: '' }, 'fake', new Map()),
      origin: { scenario: 'fake', set: [], faults: [], tenant: null, walk: [] },
      readJournal: () => storage.read(),
      close: () => storage.close(),
    };
  } catch (error) {
    storage.close();
    throw error;
  }
};

// A page that nobody answers stands a moment: the show begins anew while a test looks on.
serveSession(parentPort, workerData as RehearsalRequest, open, { ...showPace, idle: 1_500 });
