/**
 * A flow of the set-up is a table: one row a state, with what it shows, what it does meanwhile, where it leads, where
 * a PC goes on that loses power at it, and what it means for the records of the two flows.
 */
import type { Process } from '../../world/process.ts';
import type { FlowMark } from '../deployment/flow-records.ts';
import type { AskedFor } from './asked-for.ts';
import type { OobeContext, OobeEvent, Resume, ResumeNode } from './oobe.events.ts';
import type { GuardName } from './oobe.guards.ts';
import type { ActionName } from './oobe.actions.ts';
import type { Page } from './page.ts';
import type { SetUpPc } from './set-up-pc.ts';
import type { UpdateKind } from './windows-update.ts';

/** A process of the PC that ends in an event of the chart. Leaving the state cancels it. */
export type Work = (pc: SetUpPc, context: OobeContext) => Process<OobeEvent>;

type Guard =
  | Exclude<GuardName, 'resumes at' | 'an update is offered'>
  | { readonly type: 'resumes at'; readonly params: { readonly node: ResumeNode } }
  | { readonly type: 'an update is offered'; readonly params: { readonly kind: UpdateKind } };

/** Where an event leads, if its guard holds, and what happens on the way. */
interface Turn {
  readonly guard?: Guard;
  readonly target?: string;
  readonly actions?: ActionName | readonly ActionName[];
}

type Turns = string | Turn | readonly Turn[];

/** A state in which the PC decides at once. */
type PassingRow = { readonly always: Turn | readonly Turn[] } & {
  readonly [Other in Exclude<keyof ShownRow, 'always'>]?: never;
};

/** A state that somebody sees. */
export interface ShownRow {
  readonly page: Page;
  readonly always?: Turn | readonly Turn[];
  readonly on?: { readonly [Type in OobeEvent['type']]?: Turns };
  /** Milliseconds -> where that leads. */
  readonly after?: Readonly<Record<number, Turns>>;
  readonly entry?: ActionName;
  readonly work?: Work;
  /** A page on which somebody decides: five presses open the menu, media with packages is offered. */
  readonly isPage?: true;
  /** The menu comes back to the sign-in page. */
  readonly isSignIn?: true;
  /** A number match waits for the user's phone. */
  readonly phoneRings?: true;
  /** Shift+F10 opens no prompt: a black page, or a user's own session. */
  readonly prompt?: false;
  /** What the page's password field asks for. */
  readonly asks?: (pc: SetUpPc, context: OobeContext) => AskedFor | undefined;
  /** Where the next boot goes on; without it that stays as it was. */
  readonly resume?: Resume;
  readonly record?: FlowMark;
}

export type Row = PassingRow | ShownRow;

/** The rows of one flow; the names of its states are their keys, and stay what they are, as the targets do. */
export const defineFlow = <const Rows extends Readonly<Record<string, Row>>>(rows: Rows) => rows;
