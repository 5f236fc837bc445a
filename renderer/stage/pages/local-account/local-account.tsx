/** A local account: name, password, its confirmation, three security questions or a hint. */
import type { LocalAccountView } from '../../../../shared/stage/view.ts';
import { PersonIcon } from '../../art/icons.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { LinkButton } from '../../controls/button.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Page } from '../../shells/page.tsx';
import { Question } from './question.tsx';
import './local-account.css';

/** The field of each step. */
const fields = {
  name: 'account-name',
  password: 'new-password',
  confirm: 'confirm-password',
  question: 'answer',
  hint: 'hint',
} as const;

export function LocalAccount({ view }: { readonly view: LocalAccountView }) {
  const { words, say } = useStage();
  const windows10 = useWindows10();
  const { step } = view;
  // The way back to an account of the organisation's is offered until a password is there.
  const online = (step === 'name' || step === 'password') && {
    control: 'sign-in' as const,
    label: words('local-account.online'),
  };
  return (
    <Page
      view={view}
      kind="local-account"
      subtitle={words(`local-account.${step}.text`)}
      canGoBack={view.canGoBack}
      links={online === false || !windows10 ? [] : [online]}
      buttons={[{ control: 'next' }]}
    >
      {windows10 ? (
        <span className="account-avatar" aria-hidden="true">
          <PersonIcon />
        </span>
      ) : null}
      <div className="account-fields">
        {step === 'question' ? <Question view={view} /> : null}
        <TextField
          key={`${step}-${view.question}`}
          name={fields[step]}
          label={words(`local-account.${step}.label`)}
          hidesLabel={windows10}
          placeholder={words(`local-account.${step}.placeholder`)}
          problem={view.problem === null ? undefined : say(view.problem)}
        />
        {online === false || windows10 ? null : <LinkButton action={online} />}
      </div>
    </Page>
  );
}
