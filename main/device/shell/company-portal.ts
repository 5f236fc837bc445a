/** Company Portal's question to the service: is this device compliant? The answer stays until the next one. */
import * as v from 'valibot';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromHttpStatus } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import type { DeviceStatus } from '../../protocols/ime/company-portal.messages.ts';
import { complianceStates, deviceStatusUrl } from '../../protocols/ime/company-portal.messages.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import type { SimTime } from '../../world/time.ts';
import { findEnrolment } from '../mdm/enrolment.ts';
import { jsonOf } from '../windows/http-client.ts';
import type { Machine } from '../windows/machine.ts';

const statusSchema = v.object({
  ComplianceState: v.picklist(complianceStates),
  Unmet: v.array(v.object({ Policy: v.string(), Setting: v.string() })),
}) satisfies v.GenericSchema<unknown, DeviceStatus>;

export interface AccessCheck {
  /** By the PC's clock. */
  readonly at: SimTime;
  /** A code where no answer of the service came. */
  readonly answer: DeviceStatus | { readonly code: HResult };
}

export class CompanyPortal {
  readonly #machine: Machine;
  readonly #changed: () => void;
  #last: AccessCheck | null = null;
  #isChecking = false;

  constructor(machine: Machine, changed: () => void) {
    this.#machine = machine;
    this.#changed = changed;
  }

  get last(): AccessCheck | null {
    return this.#last;
  }

  get isChecking(): boolean {
    return this.#isChecking;
  }

  /** Asks the service; nothing while an answer is waited for. Ends with the power. */
  check(): void {
    if (this.#isChecking) return;
    this.#isChecking = true;
    this.#machine.world.run(this.#machine.group, this.#check());
  }

  /** For the state digest. */
  state(): unknown {
    return { last: this.#last, isChecking: this.#isChecking };
  }

  *#check(): Process<void> {
    try {
      const answer = yield* this.#ask();
      this.#last = { at: this.#machine.deviceTime(), answer };
    } finally {
      this.#isChecking = false;
    }
    this.#changed();
  }

  *#ask(): Process<AccessCheck['answer']> {
    const { certificates, registry, world } = this.#machine;
    const enrolment = findEnrolment(registry);
    const certificate = enrolment && certificates.find(enrolment.certificateThumbprint);
    if (!certificate) return { code: HResults.MENROLL_E_CERTAUTH_FAILED_TO_FIND_CERT };
    try {
      const response = yield* world.internet.request(this.#machine.client(), {
        method: 'GET',
        url: deviceStatusUrl,
        headers: { 'x-reseal-client-certificate': certificate.der },
      });
      const status = v.safeParse(statusSchema, jsonOf(response));
      if (response.status === 200 && status.success) return status.output;
      return { code: fromHttpStatus(response.status === 200 ? 502 : response.status) };
    } catch (error) {
      if (error instanceof NetworkError) return { code: networkHResult(error.failure) };
      throw error;
    }
  }
}
