import * as shapes from '../../protocols/tpm2/commands/hierarchy.ts';
import {
  handleType,
  PLATFORM_PERSISTENT_FIRST,
  TPM_HT,
  TPM_RC,
  TPM_RH,
  TRANSIENT_FIRST,
} from '../../protocols/tpm2/constants.ts';
import { defineCommand } from '../define-command.ts';
import { findEntity } from '../handles/find-entity.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { isEnabled } from '../entities/hierarchies.ts';
import { persistentSlots, transientSlots, type Machine } from '../state/machine.ts';
import { openContext, sealContext } from '../objects/context-blob.ts';
import { isPersistentHandle, objectAt, removeTransient, storeTransient } from '../handles/object-store.ts';
import { ACTIVE_SESSIONS_MAX } from '../profile.ts';
import { isSaved } from '../state/session.ts';
import {
  activeSession,
  removeSession,
  requireContextGap,
  requireSessionSlot,
  sessionInSlot,
  storeSession,
} from '../handles/session-store.ts';

/** Part 3, 28. */

export const contextCommands = [
  defineCommand(shapes.contextSave, {
    handles: { saveHandle: HANDLE.context },
    attributes: { noSessions: true },
    run(machine, { saveHandle }) {
      const entity = findEntity(machine, saveHandle);
      if (entity?.kind !== 'object' && entity?.kind !== 'sequence' && entity?.kind !== 'session') {
        return failHandle(TPM_RC.HANDLE, 1);
      }
      return { context: sealContext(machine, entity) };
    },
  }),

  defineCommand(shapes.contextLoad, {
    attributes: { noSessions: true },
    run(machine, { context }) {
      const opened = openContext(machine, context);
      if (opened.kind === 'object') {
        if (!isEnabled(machine, context.hierarchy)) failParameter(TPM_RC.HIERARCHY, 1);
        return { loadedHandle: storeTransient(machine, opened.object) };
      }
      const saved = activeSession(machine, context.savedHandle);
      // Only the context saved last can be loaded, and only once (Part 1, 30.5).
      if (saved === null || !isSaved(saved) || saved.savedSequence !== Number(context.sequence)) {
        return failParameter(TPM_RC.HANDLE, 1);
      }
      requireSessionSlot(machine);
      requireContextGap(machine, saved);
      storeSession(machine, opened.session);
      return { loadedHandle: saved.handle };
    },
  }),

  defineCommand(shapes.flushContext, {
    attributes: { noSessions: true },
    run(machine, { flushHandle }) {
      flush(machine, flushHandle);
      return {};
    },
  }),

  defineCommand(shapes.evictControl, {
    handles: { auth: HANDLE.provision, objectHandle: HANDLE.object },
    authorisation: { auth: 'user' },
    attributes: { nv: true },
    run(machine, { auth, objectHandle, persistentHandle }) {
      const object = objectAt(machine, objectHandle, 2, TPM_RC.ATTRIBUTES);
      if (object.stClear || object.external || object.sensitive === null) failHandle(TPM_RC.ATTRIBUTES, 2);
      const byPlatform = auth === TPM_RH.PLATFORM;
      const ofPlatform = object.hierarchy === TPM_RH.PLATFORM;
      if (object.hierarchy === TPM_RH.NULL || (ofPlatform && !byPlatform)) failHandle(TPM_RC.HIERARCHY, 2);
      const { permanent } = machine.state;
      if (isPersistentHandle(objectHandle)) {
        if (objectHandle !== persistentHandle) failHandle(TPM_RC.HANDLE, 2);
        permanent.persistent = permanent.persistent.filter((row) => row.handle !== persistentHandle);
        return {};
      }
      if (ofPlatform !== byPlatform) failHandle(TPM_RC.HIERARCHY, 2);
      if (persistentHandle >= PLATFORM_PERSISTENT_FIRST !== byPlatform) failParameter(TPM_RC.RANGE, 1);
      if (persistentHandle >= PLATFORM_PERSISTENT_FIRST !== ofPlatform) failParameter(TPM_RC.RANGE, 1);
      if (permanent.persistent.some((row) => row.handle === persistentHandle)) fail(TPM_RC.NV_DEFINED);
      if (permanent.persistent.length >= persistentSlots(machine)) fail(TPM_RC.NV_SPACE);
      permanent.persistent.push({ handle: persistentHandle, object });
      return {};
    },
  }),
];

function flush(machine: Machine, handle: number): void {
  switch (handleType(handle)) {
    case TPM_HT.TRANSIENT:
      if (handle >= TRANSIENT_FIRST + transientSlots(machine)) failParameter(TPM_RC.VALUE, 1);
      if (findEntity(machine, handle) === null) failParameter(TPM_RC.HANDLE, 1);
      removeTransient(machine, handle);
      return;
    case TPM_HT.HMAC_SESSION:
    case TPM_HT.POLICY_SESSION: {
      if ((handle & 0xffffff) >= ACTIVE_SESSIONS_MAX) failParameter(TPM_RC.VALUE, 1);
      // The type of the handle does not matter: of a saved session the TPM does not know it.
      const session = sessionInSlot(machine, handle);
      if (session === null) failParameter(TPM_RC.HANDLE, 1);
      else removeSession(machine, session);
      return;
    }
    default:
      failParameter(TPM_RC.VALUE, 1);
  }
}
