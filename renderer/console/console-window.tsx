/** The instructor's console: everything that changes the rehearsal from outside, on one page. */
import { useCallback, useMemo } from 'react';
import type { ConsoleApi, HostNotice } from '../../shared/bridge.ts';
import type { ConsoleView } from '../../shared/session/console-view.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Link } from '../bridge/use-window.ts';
import { useWindow } from '../bridge/use-window.ts';
import { Clock } from './clock.tsx';
import { DeskProvider } from './context.tsx';
import { Device } from './device.tsx';
import { Assumptions, Log, Users } from './lists.tsx';
import { Profiles } from './profiles.tsx';
import { Network } from './network.tsx';
import { Pc } from './pc.tsx';
import { About, Save, Scenarios } from './scenarios.tsx';
import { DropTarget } from './tenant/drop-target.tsx';
import { PreflightPage } from './tenant/preflight-page.tsx';
import { TenantCard } from './tenant/tenant-card.tsx';
import { TenantPage } from './tenant/tenant-page.tsx';
import { UnderWay } from './tenant/under-way.tsx';
import { useTenant, type TenantState } from './tenant/use-tenant.ts';
import { words } from './words.ts';
import './console.css';
import './tenant/tenant.css';

export function ConsoleWindow({ link }: { readonly link: Link<ConsoleApi> }) {
  const { view, connection, notice, notify } = useWindow(link);
  const tenant = useTenant(link.api.tenants, notify, view?.journal ?? null);
  return (
    <div className="console">
      <DropTarget tenant={tenant} />
      <div role="status">
        <UnderWay tenant={tenant} />
      </div>
      <header>
        <h1>{words('heading')}</h1>
        <p>{view?.scenario.title}</p>
        <div className="messages">
          <div role="status">
            {connection === 'lost' ? <p className="message">{words('lost')}</p> : null}
            {notice?.kind === 'information' ? <Message notice={notice} dismiss={() => notify(null)} /> : null}
          </div>
          <div role="alert">
            {notice?.kind === 'failure' ? <Message notice={notice} dismiss={() => notify(null)} /> : null}
          </div>
        </div>
      </header>
      {tenant.preflight !== null ? (
        <PreflightPage tenant={tenant} page={tenant.preflight} />
      ) : tenant.read !== null ? (
        <TenantPage tenant={tenant} read={tenant.read} />
      ) : view === null ? (
        <p>{words('loading')}</p>
      ) : (
        <Sections api={link.api} view={view} notify={notify} tenant={tenant} />
      )}
    </div>
  );
}

function Message({ notice, dismiss }: { readonly notice: HostNotice; readonly dismiss: () => void }) {
  return (
    <p className="message" data-kind={notice.kind}>
      {notice.text}
      <button type="button" onClick={dismiss}>
        {words('dismiss')}
      </button>
    </p>
  );
}

function Sections(props: {
  readonly api: ConsoleApi;
  readonly view: ConsoleView;
  readonly notify: (notice: HostNotice) => void;
  readonly tenant: TenantState;
}) {
  const { api, view, notify, tenant } = props;
  const send = useCallback(
    async (input: SessionInput) => {
      try {
        const answer = await api.submit(input);
        if (!answer.accepted) notify({ kind: 'failure', text: words('refused', answer.reason) });
      } catch {
        notify({ kind: 'failure', text: words('failed') });
      }
    },
    [api, notify],
  );
  const desk = useMemo(
    () => ({
      view,
      api,
      send: (input: SessionInput) => void send(input),
      write: (write: Extract<SessionInput, { type: 'admin' }>['write']) =>
        void send({ type: 'admin', write }),
      tell: (text: string) => notify({ kind: 'information', text }),
    }),
    [view, api, send, notify],
  );
  return (
    <DeskProvider value={desk}>
      <main>
        <div className="column">
          <Clock />
          <Pc />
          <Network />
          <Scenarios key={`${view.scenario.id} ${tenant.known.present ?? ''}`} known={tenant.known} />
          <Save />
        </div>
        <div className="column">
          <TenantCard tenant={tenant} />
          <Device />
          <Profiles />
          <Users />
          <Assumptions />
          <Log />
          <About />
        </div>
      </main>
    </DeskProvider>
  );
}
