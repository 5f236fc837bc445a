/** Windows Update, and the name that the profile gives the device. */
import { sleep } from '../../../../world/process.ts';
import { computerNameOf, nameFromTemplate, renameComputer } from '../../../windows/identity.ts';
import type { Work } from '../../define-flow.ts';
import { telling } from '../../reporting.ts';
import type { UpdateKind } from '../../windows-update.ts';
import { ownHive } from '../../../windows/registry.ts';

export const checkForUpdates: Work = (pc) =>
  telling(pc.windows().updates.check(), { type: 'updates checked' });

export const installUpdates =
  (kind: UpdateKind): Work =>
  (pc) =>
    telling(pc.windows().updates.install(kind), { type: 'update installed' });

/** Autopilot's own update looks once more before it downloads. */
export const updateAutopilot: Work = function* (pc) {
  yield* sleep(pc.timing.updateCheck);
  yield* pc.windows().updates.install('autopilot');
  return { type: 'update installed' };
};

/** AutopilotDeviceRename: the template's name is set, and becomes active with a restart. */
export const renameDevice: Work = function* (pc, { profile }) {
  const { registry, hardware, world } = pc.windows().machine;
  yield* sleep(pc.timing.rename);
  const template = profile?.CloudAssignedDeviceName ?? '';
  const done = registry.text(renameKey, 'Template') === template;
  if (template === '' || done) return { type: 'renamed', restartNeeded: false };
  const name = nameFromTemplate(template, hardware.serialNumber, world.random('device name'));
  registry.setText(renameKey, 'Template', template);
  if (name.toLowerCase() === computerNameOf(registry).toLowerCase())
    return { type: 'renamed', restartNeeded: false };
  renameComputer(registry, name);
  return { type: 'renamed', restartNeeded: true };
};

/** The template that the name was made from: it is applied once. */
const renameKey = `${ownHive}\\DeviceRename`;
