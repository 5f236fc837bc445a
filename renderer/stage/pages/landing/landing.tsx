/**
 * The landing page of pre-provisioning: whose device this is, before it is provisioned
 * (facts/pre-provisioning-pages#landing-page).
 */
import { useState } from 'react';
import type { LandingView } from '../../../../shared/stage/view.ts';
import { useStage, useWindows10 } from '../../context.tsx';
import { Dots, Ring } from '../../controls/spinner.tsx';
import { QrCode } from '../../controls/qr-code.tsx';
import { Page } from '../../shells/page.tsx';
import { Steps } from './steps.tsx';
import { Summary } from './summary.tsx';
import './landing.css';

export function Landing({ view }: { readonly view: LandingView }) {
  const windows10 = useWindows10();
  const { words } = useStage();
  const busy = view.loading || view.progress !== null;
  // A refresh keeps the page, and so the focus on Refresh; only the first load has nothing to keep.
  const [loaded, setLoaded] = useState(!view.loading);
  if (!loaded && !view.loading) setLoaded(true);
  return (
    <Page
      view={view}
      kind="landing"
      {...(windows10 ? {} : { subtitle: words('landing.subtitle') })}
      {...(windows10
        ? { links: [{ control: 'cancel' as const }, { control: 'refresh' as const, waits: busy }] }
        : { secondary: [{ control: 'cancel' as const }] })}
      // One control on both releases; Windows 11 calls it Next.
      buttons={[
        {
          control: 'provision',
          disabled: busy || !view.canContinue,
          ...(windows10 ? {} : { label: words('control.next') }),
        },
      ]}
      focusesButton
    >
      {!loaded ? <Loading /> : windows10 ? <Windows10 view={view} /> : <Windows11 view={view} />}
    </Page>
  );
}

function Loading() {
  const { words } = useStage();
  return (
    <div className="landing-loading" role="progressbar" aria-label={words('landing.loading')}>
      {useWindows10() ? <Dots /> : <Ring />}
    </div>
  );
}

/** The code; while it is fetched anew a ring in its place. */
function Code({ view }: { readonly view: LandingView }) {
  const { words } = useStage();
  if (view.loading)
    return (
      <div className="qr-code qr-loading">
        <Loading />
      </div>
    );
  return view.qr === null ? null : <QrCode content={view.qr} label={words('landing.qr')} />;
}

/** "Pre-provisioning device..." of a hybrid join, which keeps this page. */
function Doing({ view }: { readonly view: LandingView }) {
  const { say } = useStage();
  const windows10 = useWindows10();
  if (view.progress === null) return null;
  return (
    <div className="landing-doing" role="status">
      {windows10 ? <Dots /> : <Ring />}
      <p>{say(view.progress)}</p>
    </div>
  );
}

function Windows11({ view }: { readonly view: LandingView }) {
  return (
    <div className="landing-scroll">
      <Summary device={view} />
      <Steps waits={view.loading || view.progress !== null} />
      <Code view={view} />
      <Doing view={view} />
    </div>
  );
}

function Windows10({ view }: { readonly view: LandingView }) {
  const { words } = useStage();
  return (
    <>
      <div className="landing-columns">
        <Code view={view} />
        <Summary device={view} />
      </div>
      <p className="landing-scan">{words('landing.scan')}</p>
      <Doing view={view} />
    </>
  );
}
