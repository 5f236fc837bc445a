/** The instructor's console: everything that changes the rehearsal from outside, in one window. */
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ConsoleApi, HostNotice } from '../../shared/bridge.ts';
import type { ConsoleView } from '../../shared/session/console-view.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Link } from '../bridge/use-window.ts';
import { useWindow } from '../bridge/use-window.ts';
import { DeskProvider } from './context.tsx';
import { HeadMenus } from './head/head.tsx';
import { Messages } from './head/messages.tsx';
import { KeysProvider } from './keys/use-keys.tsx';
import { RehearsalDesk } from './rehearsal.tsx';
import { DropTarget } from './tenant/drop-target.tsx';
import { PreflightPage } from './tenant/preflight-page.tsx';
import { TenantPage } from './tenant/tenant-page.tsx';
import { UnderWay } from './tenant/under-way.tsx';
import { useTenant, type TenantState } from './tenant/use-tenant.ts';
import { words } from './words.ts';
import './base.css';
import './controls.css';
import './console.css';
import './tenant/tenant.css';

export function ConsoleWindow({ link }: { readonly link: Link<ConsoleApi> }) {
  const { view, connection, notice, notify } = useWindow(link);
  const tenant = useTenant(link.api.tenants, notify, view?.journal ?? null);
  const dismiss = useCallback(() => notify(null), [notify]);
  const page = pageOf(tenant);
  const desk = (children: ReactNode) =>
    view === null ? null : (
      <Desk api={link.api} view={view} notify={notify}>
        {children}
      </Desk>
    );
  return (
    <KeysProvider>
      <div className="console">
        <DropTarget tenant={tenant} />
        <div role="status">
          <UnderWay tenant={tenant} />
        </div>
        <header>
          <h1 className="unseen">{words('heading')}</h1>
          <p className="head-title">{view?.exercise?.exercise.trueTitle ?? view?.scenario.title}</p>
          {desk(<HeadMenus tenant={tenant} />)}
        </header>
        <Messages isLost={connection === 'lost'} notice={notice} dismiss={dismiss} />
        {page ?? desk(<RehearsalDesk />) ?? <p>{words('loading')}</p>}
      </div>
    </KeysProvider>
  );
}

/** What a tenant of the person's own takes the rehearsal's place with. */
function pageOf(tenant: TenantState): ReactNode {
  if (tenant.preflight !== null) return <PreflightPage tenant={tenant} page={tenant.preflight} />;
  if (tenant.read !== null) return <TenantPage tenant={tenant} read={tenant.read} />;
  return null;
}

function Desk(props: {
  readonly api: ConsoleApi;
  readonly view: ConsoleView;
  readonly notify: (notice: HostNotice) => void;
  readonly children: ReactNode;
}) {
  const { api, view, notify } = props;
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
      tell: (text: string) => notify({ kind: 'information', text }),
    }),
    [view, api, send, notify],
  );
  return <DeskProvider value={desk}>{props.children}</DeskProvider>;
}
