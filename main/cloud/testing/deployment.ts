/** A house with one registered device, and the steps of its deployment, for tests. */
import { milliseconds } from '../../world/time.ts';
import type { Ticket } from '../../protocols/autopilot/ztd.messages.ts';
import type { JoinResponse } from '../../protocols/entra/entra.messages.ts';
import type { ProvisioningDocument } from '../../protocols/mde2/provisioning-document.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import type { World } from '../../world/world.ts';
import { MisuseError } from '../../../shared/failures.ts';
import { createCloud, type Cloud, type CloudOptions } from '../cloud.ts';
import type { CloudRecords } from '../records-view.ts';
import type { Received } from './dm-client.ts';
import { TestDmClient } from './dm-client.ts';
import {
  aikUrl,
  askJoin,
  askTicket,
  deviceKey,
  enrol,
  enrolAik,
  enrolmentToken,
  ticketToken,
  userToken,
} from './fake-device.ts';
import { makeTpm } from './fake-tpm.ts';
import { alderFinch, bodyOf, hashRow, start, testWorld } from './fixtures.ts';

const tpm = makeTpm();
export const signer: Signer = deviceKey();
export const ines = 'ines.okafor@alderfinch.example';

const first = <T>(list: readonly T[]): T => {
  const [entry] = list;
  if (entry === undefined) throw new MisuseError('There is none');
  return entry;
};

export class Deployment {
  readonly world: World = testWorld();
  readonly cloud: Cloud;

  constructor(row: Parameters<typeof hashRow>[0] = {}, options: Partial<CloudOptions> = {}) {
    this.cloud = createCloud({
      world: this.world,
      tenant: alderFinch(),
      ...options,
      settings: { complianceSettles: milliseconds(0), ...options.settings },
    });
    this.cloud.register([hashRow(row)]);
  }

  identity(): CloudRecords['windowsAutopilotDeviceIdentities'][number] {
    return first(this.cloud.records().windowsAutopilotDeviceIdentities);
  }

  managed(): CloudRecords['managedDevices'][number] {
    return first(this.cloud.records().managedDevices);
  }

  /** Attests, and gets the ticket for the join. */
  ticket(): Ticket {
    const { world } = this;
    const { certificate } = this.cloud.makers.issueEkCertificate({
      manufacturerId: 'INTC',
      model: 'M',
      firmwareVersion: '1.0.0.0',
      ekPublic: tpm.ekPublic,
      manufacturedAt: start,
    });
    const aikCertificate = enrolAik(world, aikUrl('intc', certificate), tpm, certificate);
    const { hardwareHash } = hashRow();
    const { id } = this.identity();
    return bodyOf<Ticket>(askTicket(world, tpm, { ztdRegistrationId: id, hardwareHash, aikCertificate }));
  }

  joinByDevice(): JoinResponse {
    return bodyOf<JoinResponse>(askJoin(this.world, ticketToken(this.world, this.ticket()), signer));
  }

  joinByUser(userPrincipalName: string): JoinResponse {
    return bodyOf<JoinResponse>(askJoin(this.world, userToken(this.world, userPrincipalName), signer));
  }

  /** The provisioning document, or the HRESULT of the fault. */
  enrol(
    response: JoinResponse,
    context: Readonly<Record<string, string>> = {},
  ): ProvisioningDocument | string {
    const token = enrolmentToken(this.world, { response, signer });
    return enrol(this.world, token, signer, { ZeroTouchProvisioning: this.identity().id, ...context });
  }

  enrolByDevice(): ProvisioningDocument | string {
    return this.enrol(this.joinByDevice());
  }

  technicianDocument(): ProvisioningDocument {
    const document = this.enrolByDevice();
    if (typeof document === 'string') throw new MisuseError(`The enrolment was refused: ${document}`);
    return document;
  }

  technicianClient(): TestDmClient {
    return new TestDmClient(this.world, this.technicianDocument());
  }
}

export const uris = (messages: Received[][] | undefined): string[] =>
  (messages ?? []).flat().map(({ uri }) => uri);
