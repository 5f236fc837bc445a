/** The world worker with a fake session in it; Node 24 runs it as it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { MisuseError } from '../../../shared/failures.ts';
import { readScenario } from '../../../shared/session/scenario.ts';
import type { RehearsalRequest } from '../session-worker/messages.ts';
import { serveSession } from '../session-worker/serve-session.ts';
import { openJournalFile } from '../storage/journal-file.ts';
import { openFakeSession } from './fake-session.ts';

if (parentPort === null) throw new MisuseError('This is a worker thread');
serveSession(parentPort, workerData as RehearsalRequest, ({ scenario, journal }) => {
  const storage = openJournalFile(journal);
  try {
    const session = openFakeSession(scenario, storage);
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
});
