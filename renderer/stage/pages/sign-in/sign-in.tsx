/** The work account's sign-in, generic or with the tenant's branding: user name, then password. */
import type { SignInView } from '../../../../shared/stage/view.ts';
import { useStage, useWindows10 } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import { Document } from './document.tsx';
import { Documents, Fields, signsIn, useLinks } from './fields.tsx';
import { NumberMatch } from './number-match.tsx';
import { Background } from './background.tsx';
import { OtherWays } from './other-ways.tsx';
import { Wordmark } from './wordmark.tsx';
import './sign-in.css';

export function SignIn({ view }: { readonly view: SignInView }) {
  if (view.reading !== undefined) return <Document view={view} />;
  if (['verify-identity', 'options', 'security-key'].includes(view.step)) return <OtherWays view={view} />;
  return view.step === 'number-match' ? <NumberMatch view={view} /> : <Form view={view} />;
}

function Form({ view }: { readonly view: SignInView }) {
  const { words } = useStage();
  const windows10 = useWindows10();
  const { branding, step, busy } = view;
  const personal = view.personal === true;
  const text = branding?.signInText ?? null;
  const ofTheUser = step === 'password' || step === 'access-pass';
  return (
    <Page
      view={view}
      kind="sign-in"
      mark={branding === null ? null : <Wordmark branding={branding} />}
      art={<Background branding={branding} />}
      subtitle={<Subtitle view={view} />}
      canGoBack={personal || (ofTheUser ? !view.userNameFixed : signsIn(view))}
      links={useLinks(view)}
      buttons={[
        {
          control: signsIn(view) ? 'sign-in' : 'next',
          disabled: busy,
          label: words(signsIn(view) && !windows10 ? 'control.sign-in' : 'control.next'),
        },
      ]}
    >
      <div className="sign-in">
        {busy ? <div className="sign-in-busy" role="progressbar" aria-label={words('sign-in.busy')} /> : null}
        <Fields view={view} />
        {text === null || view.step === 'recovery' ? null : <p className="sign-in-text">{text}</p>}
        {(personal && windows10) || view.step === 'recovery' ? null : <Documents view={view} />}
      </div>
    </Page>
  );
}

function Subtitle({ view }: { readonly view: SignInView }) {
  const { words } = useStage();
  const { branding } = view;
  if (view.personal) return null;
  return (
    <>
      {view.greeting === null ? null : <p>{view.greeting}</p>}
      {view.step === 'update-password' ? <p>{words('sign-in.update-password')}</p> : null}
      {view.step === 'recovery' ? <p>{words('sign-in.recovery')}</p> : null}
      {['federated', 'recovery'].includes(view.step) ? null : view.step !== 'user-name' ? (
        <p>{view.userName}</p>
      ) : (
        <p>
          {branding === null
            ? words('sign-in.subtitle')
            : words('sign-in.branded-subtitle', branding.organisation)}
        </p>
      )}
    </>
  );
}
