/** The rows about the device that the landing and the result pages share. */
import type { ReactNode } from 'react';
import type { DeviceSummary } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import './summary.css';

export function Summary(props: { readonly device: DeviceSummary; readonly children?: ReactNode }) {
  const { words } = useStage();
  const { organisation, profile, user } = props.device;
  return (
    <dl className="summary">
      <Row label={words('landing.organisation')} value={organisation ?? words('landing.no-organisation')} />
      <Row label={words('landing.profile')} value={profile ?? words('landing.no-profile-name')} />
      <Row label={words('landing.user')} value={user ?? words('landing.not-assigned')} />
      {props.children}
    </dl>
  );
}

export function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="summary-row">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
