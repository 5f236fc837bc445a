/** The work account's sign-in, generic or with the tenant's branding: user name, then password. */
import type { SignInView } from '../../../../shared/stage/view.ts';
import { useStage, useWindows10 } from '../../context.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Page } from '../../shells/page.tsx';
import { NumberMatch } from './number-match.tsx';
import { Wordmark } from './wordmark.tsx';
import './sign-in.css';

export function SignIn({ view }: { readonly view: SignInView }) {
  return view.step === 'number-match' ? <NumberMatch view={view} /> : <Form view={view} />;
}

function Form({ view }: { readonly view: SignInView }) {
  const { words } = useStage();
  const windows10 = useWindows10();
  const isPassword = view.step === 'password';
  const personal = view.personal === true;
  const placeholder = isPassword
    ? 'sign-in.password'
    : personal
      ? 'sign-in.personal-placeholder'
      : 'sign-in.placeholder';
  const text = view.branding?.signInText ?? null;
  return (
    <Page
      view={view}
      kind="sign-in"
      mark={
        view.branding === null ? null : (
          <Wordmark organisation={view.branding.organisation} colour={view.branding.colour} />
        )
      }
      subtitle={<Subtitle view={view} />}
      canGoBack={personal || (isPassword && !view.userNameFixed)}
      links={personal && windows10 ? [{ control: 'skip', label: words('sign-in.offline-account') }] : []}
      buttons={[
        {
          control: isPassword ? 'sign-in' : 'next',
          disabled: view.busy,
          label: words(isPassword && !windows10 ? 'control.sign-in' : 'control.next'),
        },
      ]}
    >
      <div className="sign-in">
        {view.busy ? (
          <div className="sign-in-busy" role="progressbar" aria-label={words('sign-in.busy')} />
        ) : null}
        <TextField
          key={view.step}
          name={isPassword ? 'password' : 'user-name'}
          label={words(isPassword ? 'sign-in.password' : 'sign-in.user-name')}
          placeholder={words(placeholder)}
          hidesLabel
          initial={isPassword ? '' : view.userName}
          readOnly={!isPassword && view.userNameFixed}
          busy={view.busy}
          problem={useProblem(view)}
        />
        {text === null ? null : <p className="sign-in-text">{text}</p>}
        {personal && windows10 ? null : (
          <p className="sign-in-footer">
            <span>{words('sign-in.terms')}</span>
            <span>{words('sign-in.privacy')}</span>
          </p>
        )}
      </div>
    </Page>
  );
}

function useProblem(view: SignInView): string | undefined {
  const { say } = useStage();
  return view.problem === null ? undefined : say(view.problem);
}

function Subtitle({ view }: { readonly view: SignInView }) {
  const { words } = useStage();
  const { branding } = view;
  if (view.personal) return null;
  return (
    <>
      {view.greeting === null ? null : <p>{view.greeting}</p>}
      {view.step === 'password' ? (
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
