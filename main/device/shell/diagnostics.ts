/** The diagnostics page: what an engineer looks at first (facts/diagnostics#diagnostics-page). */
import type { DiagnosticsView, EspView } from '../../../shared/stage/view.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { Machine } from '../windows/machine.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';
import { computerNameOf } from '../windows/identity.ts';

type Row = DiagnosticsView['sections'][number]['rows'][number];

const row = (name: string, value: string, status: Row['status'] = null): Row => ({ name, value, status });

export function diagnosticsPage(
  machine: Machine,
  profile: AutopilotProfile | null,
  failure: StepFailureFacts | null,
  esp: EspView | null,
): DiagnosticsView {
  const { hardware } = machine;
  return {
    id: 'diagnostics',
    controls: ['close', 'export-logs'],
    sections: [
      {
        id: 'configuration',
        rows: [
          row('Profile', profile?.DeploymentProfileName ?? '-'),
          row('TenantDomain', profile?.CloudAssignedTenantDomain ?? '-'),
          row('TenantID', profile?.CloudAssignedTenantId ?? '-'),
          row('ZTDID', profile?.ZtdRegistrationId ?? '-'),
          row('OobeConfig', profile ? String(profile.CloudAssignedOobeConfig) : '-'),
        ],
      },
      {
        id: 'deployment',
        rows: [
          row('Computer name', computerNameOf(machine.registry)),
          row('Device', `${hardware.manufacturer} ${hardware.model}, ${hardware.serialNumber}`),
          row('TPM', `${hardware.tpm.manufacturerId} ${hardware.tpm.firmwareVersion}`),
          ...(failure
            ? [
                row('Error', formatHResult(failure.code), 'error'),
                row('Failed step', failure.item ?? failure.step),
              ]
            : []),
        ],
      },
      { id: 'apps-and-policies', rows: esp ? itemRows(esp) : [] },
    ],
  };
}

const statuses: Readonly<Record<string, Row['status']>> = {
  succeeded: 'ok',
  failed: 'error',
  inProgress: 'running',
};

const itemRows = (esp: EspView): Row[] =>
  esp.categories.flatMap(({ id: category, items }) =>
    items.map(({ id, state }) => row(`${category}.${id}`, state, statuses[state] ?? null)),
  );
