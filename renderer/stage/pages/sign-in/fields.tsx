/** The fields of each step of a sign-in, and what its button and its links are. */
import type { Control } from '../../../../shared/stage/input.ts';
import type { SignInView } from '../../../../shared/stage/view.ts';
import type { Action } from '../../controls/button.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { TextField } from '../../controls/text-field.tsx';

type FieldProps = Parameters<typeof TextField>[0];
interface Field {
  readonly name: FieldProps['name'];
  /** Key of its label. */
  readonly label: string;
  /** Key of its placeholder; the label's where left out. */
  readonly placeholder?: string;
}

const password: Field = { name: 'password', label: 'sign-in.password' };

function fieldsOf({ step, personal }: SignInView): readonly Field[] {
  const userName: Field = {
    name: 'user-name',
    label: 'sign-in.user-name',
    placeholder: personal === true ? 'sign-in.personal-placeholder' : 'sign-in.placeholder',
  };
  switch (step) {
    case 'password':
      return [password];
    case 'access-pass':
      return [{ name: 'password', label: 'sign-in.access-pass' }];
    case 'federated':
      return [userName, password];
    case 'update-password':
      return [
        { name: 'password', label: 'sign-in.current-password' },
        { name: 'new-password', label: 'sign-in.new-password' },
        { name: 'confirm-password', label: 'sign-in.confirm-password' },
      ];
    default:
      return [userName];
  }
}

/** Presses 'sign-in'; only the name alone leads to a next page. */
export const signsIn = ({ step }: SignInView): boolean => step !== 'user-name' && step !== 'recovery';

export function Fields({ view }: { readonly view: SignInView }) {
  const { words, say } = useStage();
  const { step, userName, userNameFixed, busy } = view;
  const problem = view.problem === null ? undefined : say(view.problem);
  const fields = fieldsOf(view);
  return (
    <>
      {fields.map(({ name, label, placeholder }, index) => (
        <TextField
          key={`${step} ${name}`}
          name={name}
          label={words(label)}
          placeholder={
            (name === 'user-name' ? view.branding?.hint : undefined) ?? words(placeholder ?? label)
          }
          hidesLabel
          initial={name === 'user-name' ? userName : ''}
          readOnly={name === 'user-name' && step === 'user-name' && userNameFixed}
          busy={busy}
          problem={index === fields.length - 1 ? problem : undefined}
        />
      ))}
    </>
  );
}

/** Links of the form; its documents stand beneath it (`Documents`). */
export function useLinks({ personal, controls }: SignInView): readonly Action[] {
  const { words } = useStage();
  const windows10 = useWindows10();
  if (personal === true && windows10) return [{ control: 'skip', label: words('sign-in.offline-account') }];
  return controls.filter((control) => !isDocument(control)).map((control) => ({ control }));
}

const isDocument = (control: Control): boolean => control === 'terms' || control === 'privacy';

/** The organisation's own words for them, where it has some. */
export function Documents({ view: { branding, controls } }: { readonly view: SignInView }) {
  const { words, press } = useStage();
  const links = [
    { control: 'terms', label: branding?.termsText ?? words('sign-in.terms') },
    { control: 'privacy', label: branding?.privacyText ?? words('sign-in.privacy') },
  ] as const;
  return (
    <p className="sign-in-footer">
      {links.map(({ control, label }) => (
        <button
          key={control}
          type="button"
          disabled={!controls.includes(control)}
          onClick={() => press(control)}
        >
          {label}
        </button>
      ))}
    </p>
  );
}
