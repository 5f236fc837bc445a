/** The diagnostics page: what an engineer looks at first (facts/diagnostics#diagnostics-page). */
import type { DiagnosticsRow, DiagnosticsView, EspView } from '../../../shared/stage/view.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { Machine } from '../windows/machine.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';
import { computerNameOf } from '../windows/identity.ts';

type Step = DiagnosticsView['step'];

/** What the report is made of. */
export interface DiagnosticsFacts {
  readonly machine: Machine;
  readonly profile: AutopilotProfile | null;
  readonly failure: StepFailureFacts | null;
  readonly esp: EspView | null;
}

const controls: Readonly<Record<Step, DiagnosticsView['controls']>> = {
  generating: ['close'],
  report: ['close', 'export-logs'],
  exporting: [],
  exported: ['close'],
};

export const diagnosticsPage = (step: Step, facts: DiagnosticsFacts): DiagnosticsView => ({
  id: 'diagnostics',
  step,
  controls: controls[step],
  sections: step === 'report' ? sections(facts) : [],
});

const row = (name: string, value: string, status: DiagnosticsRow['status'] = null): DiagnosticsRow => ({
  name,
  value,
  status,
});

function sections({ machine, profile, failure, esp }: DiagnosticsFacts): DiagnosticsView['sections'] {
  const { hardware } = machine;
  const lines = esp ? itemRows(esp) : [];
  const isApp = ({ name }: DiagnosticsRow): boolean => name.endsWith('.AppsSubcategory');
  return [
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
    { id: 'app-status', rows: lines.filter(isApp) },
    { id: 'policy-status', rows: lines.filter((line) => !isApp(line)) },
  ];
}

const statuses: Readonly<Record<string, DiagnosticsRow['status']>> = {
  succeeded: 'ok',
  notRequired: 'ok',
  failed: 'error',
  inProgress: 'running',
};

/** An app or policy that its page has not come to yet has no status. */
const itemRows = (esp: EspView): DiagnosticsRow[] =>
  esp.categories.flatMap(({ id: category, items }) =>
    items.map(({ id, state, started, finished }) => ({
      ...row(`${category}.${id}`, state, statuses[state] ?? null),
      ...(started === undefined ? {} : { started }),
      ...(finished === undefined ? {} : { finished }),
    })),
  );
