/** What Company Portal asks of Intune: the device's compliance as it stands (company-portal.messages.ts). */
import { BadInputError } from '../../../shared/failures.ts';
import type { DeviceStatus } from '../../protocols/ime/company-portal.messages.ts';
import { deviceStatusUrl } from '../../protocols/ime/company-portal.messages.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { json, text } from '../../world/internet/http.ts';
import type { World } from '../../world/world.ts';
import { thumbprintOfBase64 } from '../certificates/thumbprint.ts';
import type { Directory } from '../directory/directory.ts';
import { complianceAt } from './compliance/compliance.ts';
import type { Enrolment, Enrolments } from './enrolments.ts';

export interface PortalPorts {
  readonly world: World;
  readonly directory: Directory;
  readonly enrolments: Enrolments;
}

export const isPortalRequest = ({ url }: HttpRequest): boolean => url === deviceStatusUrl;

export function portalAnswer(
  request: HttpRequest,
  { world, directory, enrolments }: PortalPorts,
): HttpResponse {
  if (request.method !== 'GET') return text('Method Not Allowed', 405);
  const managed = enrolmentOf(request, enrolments)?.managed;
  if (!managed) return text('Unauthorized', 401);
  return json({
    ComplianceState: complianceAt(managed, directory.complianceDefaults, world.clock.now),
    Unmet: managed.compliancePolicies.flatMap(({ name, unmet }) =>
      unmet.map((setting) => ({ Policy: name, Setting: setting })),
    ),
  } satisfies DeviceStatus);
}

function enrolmentOf({ headers }: HttpRequest, enrolments: Enrolments): Enrolment | undefined {
  const certificate = headers?.['x-reseal-client-certificate'];
  try {
    return certificate === undefined ? undefined : enrolments.find(thumbprintOfBase64(certificate));
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}
