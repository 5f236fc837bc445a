import { loadedSessions, savedSessions, slotOf } from '../handles/session-store.ts';
import * as hierarchy from '../../protocols/tpm2/commands/hierarchy.ts';
import {
  ALGORITHM_PROPERTIES,
  HMAC_SESSION_FIRST,
  LIMITS,
  TPM_CAP,
  TPM_HT,
  TPM_RC,
  TPM_RH,
} from '../../protocols/tpm2/constants.ts';
import { HASH_ALGORITHMS } from '../../protocols/tpm2/hashes.ts';
import type { CapabilityData } from '../../protocols/tpm2/structures/capability.ts';
import { ECC_CURVES } from '../../protocols/tpm2/structures/interface-types.ts';
import { commandAttributes, defineCommand, type Command } from '../define-command.ts';
import { failParameter } from '../fail.ts';
import type { Machine } from '../state/machine.ts';
import { nvHandles } from '../nv/nv-store.ts';
import { persistentHandles, transientHandles } from '../handles/object-store.ts';
import { PCR_PROPERTIES } from '../pcr/pcr-attributes.ts';
import { allocatedBanks } from '../pcr/pcrs.ts';
import { tpmProperties } from './properties.ts';

/** Part 3, 30.2. */
const MAX_ITEMS = { [TPM_CAP.COMMANDS]: 256, [TPM_CAP.TPM_PROPERTIES]: 127 } as const;

/** GetCapability lists the commands, itself among them, so the table is given to it when it is whole. */
export function capabilityCommands(commands: () => Iterable<Command>): Command[] {
  return [
    defineCommand(hierarchy.getCapability, {
      run: (machine, { capability, property, propertyCount }) =>
        readCapability(machine, commands, capability, property, propertyCount),
    }),
  ];
}

type Answer = { moreData: boolean; capabilityData: CapabilityData };

function readCapability(
  machine: Machine,
  commands: () => Iterable<Command>,
  capability: number,
  property: number,
  count: number,
): Answer {
  switch (capability) {
    case TPM_CAP.ALGS: {
      const all = ALGORITHM_PROPERTIES.map(([alg, algProperties]) => ({ alg, algProperties }));
      return page(
        all,
        (row) => row.alg,
        property,
        count,
        (data) => ({ capability: TPM_CAP.ALGS, data }),
      );
    }
    case TPM_CAP.HANDLES:
      // The first byte of `property` says which handles; the rest, from where on.
      return page(handlesOf(machine, property), slotOf, slotOf(property), count, (data) => ({
        capability: TPM_CAP.HANDLES,
        data,
      }));
    case TPM_CAP.COMMANDS: {
      const all = [...commands()].map(commandAttributes).sort((a, b) => codeOf(a) - codeOf(b));
      return page(all, codeOf, property, Math.min(count, MAX_ITEMS[TPM_CAP.COMMANDS]), (data) => ({
        capability: TPM_CAP.COMMANDS,
        data,
      }));
    }
    case TPM_CAP.PP_COMMANDS:
      return page(machine.state.permanent.ppCommands, identity, property, count, (data) => ({
        capability: TPM_CAP.PP_COMMANDS,
        data,
      }));
    case TPM_CAP.AUDIT_COMMANDS:
      return page(machine.state.permanent.auditCommands, identity, property, count, (data) => ({
        capability: TPM_CAP.AUDIT_COMMANDS,
        data,
      }));
    case TPM_CAP.PCRS: {
      if (property !== 0) failParameter(TPM_RC.VALUE, 2);
      const pcrs = Array.from({ length: LIMITS.PCR_COUNT }, (_, pcr) => pcr);
      const allocated = allocatedBanks(machine);
      const all = HASH_ALGORITHMS.map(({ algorithm }) => ({
        hash: algorithm,
        pcrs: allocated.includes(algorithm) ? pcrs : [],
      }));
      // Banks are told all at once, or none where none were asked for.
      const data = count === 0 ? [] : all;
      return { moreData: data.length < all.length, capabilityData: { capability: TPM_CAP.PCRS, data } };
    }
    case TPM_CAP.TPM_PROPERTIES: {
      const all = tpmProperties(machine, [...commands()].length);
      return page(
        all,
        (row) => row.property,
        property,
        count,
        (data) => ({
          capability: TPM_CAP.TPM_PROPERTIES,
          data,
        }),
      );
    }
    case TPM_CAP.PCR_PROPERTIES:
      return page(
        PCR_PROPERTIES,
        (row) => row.tag,
        property,
        count,
        (data) => ({
          capability: TPM_CAP.PCR_PROPERTIES,
          data,
        }),
      );
    default:
      return page(ECC_CURVES, identity, property, count, (data) => ({
        capability: TPM_CAP.ECC_CURVES,
        data,
      }));
  }
}

function identity(value: number): number {
  return value;
}

/** The code in a TPMA_CC. */
function codeOf(attributes: number): number {
  return attributes & 0xffff;
}

/** At most `count` items from `property` on, and whether there are more. */
function page<T>(
  items: readonly T[],
  key: (item: T) => number,
  property: number,
  count: number,
  build: (data: T[]) => CapabilityData,
): Answer {
  const rest = items.filter((item) => key(item) >= property);
  const data = rest.slice(0, Math.min(count, MAX_ITEMS[TPM_CAP.TPM_PROPERTIES] * 2));
  return { moreData: rest.length > data.length, capabilityData: build(data) };
}

/** All handles of the type of `property`, ascending. */
function handlesOf(machine: Machine, property: number): number[] {
  switch (property >>> 24) {
    case TPM_HT.PCR:
      return Array.from({ length: LIMITS.PCR_COUNT }, (_, pcr) => pcr);
    case TPM_HT.NV_INDEX:
      return nvHandles(machine);
    case TPM_HT.HMAC_SESSION:
      return loadedSessions(machine).map((session) => session.handle);
    case TPM_HT.POLICY_SESSION:
      // TPM_HT_SAVED_SESSION: what kind a session is went out with its context (Part 2, 7.2).
      return savedSessions(machine).map((session) => HMAC_SESSION_FIRST + slotOf(session.handle));
    case TPM_HT.PERMANENT:
      return Object.values(TPM_RH)
        .filter((handle) => handle !== TPM_RH.UNASSIGNED)
        .sort((a, b) => a - b);
    case TPM_HT.TRANSIENT:
      return transientHandles(machine);
    case TPM_HT.PERSISTENT:
      return persistentHandles(machine);
    default:
      return failParameter(TPM_RC.HANDLE, 2);
  }
}
