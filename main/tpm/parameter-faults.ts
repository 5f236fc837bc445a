import { ResponseFault } from '../protocols/tpm2/response-fault.ts';
import { failHandle, failParameter } from './fail.ts';

/** Runs a check of parameter `number`: its failure carries the number. */
export function withParameter<T>(number: number, check: () => T): T {
  try {
    return check();
  } catch (fault) {
    if (fault instanceof ResponseFault) return failParameter(fault.responseCode, number);
    throw fault;
  }
}

/** Runs a check of handle `number`: its failure carries the number. */
export function withHandle<T>(number: number, check: () => T): T {
  try {
    return check();
  } catch (fault) {
    if (fault instanceof ResponseFault) return failHandle(fault.responseCode, number);
    throw fault;
  }
}
