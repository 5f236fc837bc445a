/** What the registration service's answers become in event 104 and 204 (facts/event-log#device-registration). */
import type { HResult } from '../../protocols/hresult/hresult.ts';

/** The service's own number of the exchange, which this service does not tell. */
const ActivityId = '00000000-0000-0000-0000-000000000000';

export const answerOf = (DeviceId: string, Upn: string) => ({
  ServerResponse: JSON.stringify({ DeviceId, User: { Upn } }),
  ActivityId,
});

export const refusalOf = (ExitCode: HResult, cause: string) => ({
  ExitCode,
  ActivityId,
  HttpStatus: 0,
  ServerResponse: cause,
});
