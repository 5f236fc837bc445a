/** Changes of the pages around the account: device name, local account, privacy, Windows Hello. */
import type { StageText } from '../../../shared/stage/view.ts';
import { computerNameOf } from '../windows/identity.ts';
import type { Change } from './change.ts';
import { chosen, field } from './change.ts';
import { accountNameProblem, deviceNameProblem, pinProblem } from './checks.ts';
import type { LocalAccountDraft, OobeContext } from './oobe.events.ts';
import { questionsLeft } from './lists.ts';
import type { SetUpPc } from './set-up-pc.ts';
import { pinRulesOf } from './hello-policy.ts';

const drafted = (context: OobeContext, change: Partial<LocalAccountDraft>): Partial<OobeContext> => ({
  localAccount: { ...context.localAccount, ...change },
});

const problem =
  (key: string): Change =>
  (context) =>
    drafted(context, { problem: { key } satisfies StageText });

export function accountChanges(pc: SetUpPc) {
  return {
    'leave the device name': () => ({ deviceNamed: true, deviceNameProblem: null }),
    'show the device name problem': (_context, event) => ({
      deviceNameProblem: deviceNameProblem(field(event, 'device-name')),
    }),

    'keep the account name': (context, event) =>
      drafted(context, { name: field(event, 'account-name').trim(), problem: null }),
    'show the account name problem': (context, event) =>
      drafted(context, {
        problem: accountNameProblem(
          field(event, 'account-name'),
          computerNameOf(pc.windows().machine.registry),
        ),
      }),
    'leave the account problem': (context) => drafted(context, { problem: null }),
    'show that a password is missing': problem('local-account.problem.password-empty'),
    'show that the passwords differ': problem('local-account.problem.mismatch'),
    'begin the questions': (context) =>
      drafted(context, { question: 1, answered: [], selected: null, problem: null }),
    'choose the question': (context, event) => drafted(context, { selected: chosen(event), problem: null }),
    'show that an answer is missing': problem('local-account.problem.required'),
    'keep the answer': (context) => {
      const { question, answered, selected } = context.localAccount;
      const asked = selected ?? questionsLeft(answered)[0] ?? '';
      return drafted(context, {
        question: Math.min(question + 1, 3),
        answered: [...answered, asked],
        selected: null,
        problem: null,
      });
    },
    'show that a hint is missing': problem('local-account.problem.required'),
    'show that the hint tells the password': problem('local-account.problem.hint-has-password'),
    'take the local account': ({ localAccount: { name } }) => ({
      account: 'local',
      user: { id: '', userPrincipalName: name, displayName: name },
      signedIn: true,
    }),

    'turn the privacy switch': ({ privacy }, event) => ({
      privacy: privacy.map((one) => (one.id === chosen(event) ? { ...one, on: !one.on } : one)),
    }),

    'choose the region of the registration': (_context, event) => ({ region: chosen(event) }),
    'leave the registration': () => ({ registered: true }),
    'show the PIN problem': (_context, event) => ({
      helloProblem: pinProblem(
        field(event, 'pin'),
        field(event, 'pin-confirm'),
        pinRulesOf(pc.windows().deployment.tree),
      ),
    }),
    'leave the PIN problem': () => ({ helloProblem: null }),
    'keep the PIN proof': ({ signIn }, event) => ({
      password: field(event, 'pin'),
      signIn: { ...signIn, problem: null },
    }),
    'forget the PIN proof': () => ({ password: '' }),
    'skip Windows Hello': () => ({ helloSkipped: true }),
  } as const satisfies Record<string, Change>;
}
