import type { Command } from '../define-command.ts';
import { asymmetricCommands } from './asymmetric.ts';
import { attestationCommands } from './attestation.ts';
import { auditCommands } from './audit.ts';
import { capabilityCommands } from './capability.ts';
import { clockCommands } from './clock.ts';
import { contextCommands } from './context.ts';
import { createLoadedCommands } from './create-loaded.ts';
import { creationCommands } from './creation.ts';
import { credentialCommands } from './credential.ts';
import { duplicationCommands } from './duplication.ts';
import { ephemeralCommands } from './ephemeral.ts';
import { hashCommands } from './hash.ts';
import { hierarchyCommands } from './hierarchy.ts';
import { integrityCommands } from './integrity.ts';
import { loadingCommands } from './loading.ts';
import { nvCommands } from './nv.ts';
import { nvTypeCommands } from './nv-types.ts';
import { policyByOthersCommands } from './policy-by-others.ts';
import { policyCommands } from './policy.ts';
import { randomCommands } from './random.ts';
import { sessionCommands } from './sessions.ts';
import { signingCommands } from './signing.ts';
import { startUpCommands } from './start-up.ts';
import { symmetricCommands } from './symmetric.ts';
import { testParmsCommands } from './test-parms.ts';

/** Every command of this TPM, by code. One that is not here answers TPM_RC_COMMAND_CODE. */
export const COMMANDS: ReadonlyMap<number, Command> = new Map(
  [
    ...startUpCommands,
    ...capabilityCommands(() => COMMANDS.values()),
    ...testParmsCommands,
    ...randomCommands,
    ...hashCommands,
    ...clockCommands,
    ...integrityCommands,
    ...sessionCommands,
    ...policyCommands,
    ...policyByOthersCommands,
    ...creationCommands,
    ...createLoadedCommands,
    ...loadingCommands,
    ...credentialCommands,
    ...duplicationCommands,
    ...asymmetricCommands,
    ...ephemeralCommands,
    ...symmetricCommands,
    ...attestationCommands,
    ...signingCommands,
    ...auditCommands((code) => COMMANDS.has(code)),
    ...contextCommands,
    ...hierarchyCommands,
    ...nvCommands,
    ...nvTypeCommands,
  ].map((command) => [command.shape.code, command]),
);
