/** What several pages share: texts, choices, branding, and what is told about the device. */

/** A text of the stage catalogue and the values for its `{0}`, `{1}` … places. */
export interface StageText {
  readonly key: string;
  readonly args?: readonly (string | number)[];
}

/**
 * One row of a list. `label` is a name as it is; a row without one is named by the renderer in the device's
 * language, by its id. A region's label is its English name.
 */
export interface Choice {
  readonly id: string;
  readonly label?: string;
}

/** Tenant branding of the sign-in page (Entra company branding). */
export interface Branding {
  readonly organisation: string;
  /** Text of the sign-in page, from the tenant. */
  readonly signInText: string | null;
  /** '#RRGGBB', the tenant's accent. */
  readonly colour: string | null;
  /** What stands in the empty field of the user name. */
  readonly hint?: string;
  readonly privacyText?: string;
  readonly termsText?: string;
  /** Pictures, by which the page asks for them. */
  readonly logo?: string;
  readonly background?: string;
}

/**
 * What the landing and the result pages tell about the device (facts/pre-provisioning-pages#landing-page,
 * facts/pre-provisioning-pages#result-page).
 */
export interface DeviceSummary {
  readonly organisation: string | null;
  readonly profile: string | null;
  readonly user: string | null;
  /** The text inside the QR code, or null where none can be built. */
  readonly qr: string | null;
}

/** Where a screen stands: a page of the set-up, the whole display under Windows, or a PC without Windows. */
export type Room = 'page' | 'windows' | 'machine';

/** Windows 10's tab over the panel; landing and result show none (measured on screenshots). */
export type Tab = 'basics' | 'network' | 'account' | 'services' | 'finish-setup';

/** The illustration of a page, named by what it means: one drawing for one meaning. */
export type Drawing =
  | 'account'
  | 'autopilot'
  | 'choices'
  | 'done'
  | 'error'
  | 'face'
  | 'fingerprint'
  | 'globe'
  | 'keyboard'
  | 'license'
  | 'name-device'
  | 'network'
  | 'people'
  | 'phone'
  | 'pin'
  | 'privacy'
  | 'status'
  | 'updates';

/** What a screen is, said once: everything that follows from its view and is no drawing of its own. */
export interface ScreenRow<View> {
  readonly room: Room;
  readonly tab?: Tab;
  readonly drawing?: Drawing | ((view: View) => Drawing);
  /** What tells apart screens of one id: the step, outcome or page they are at. */
  readonly variant?: (view: View) => string | undefined;
  /** What makes it another page within a variant. */
  readonly turn?: (view: View) => number;
  /** The heading; without it `title.<id>` and, where the catalogue has it, `title.<id>.<variant>`. */
  readonly title?: (view: View) => StageText | undefined;
  /** Values for the heading's places. */
  readonly titleValues?: (view: View) => readonly string[];
  /** Values of its list, cards, options or switches: what 'choose' may name. */
  readonly choices?: (view: View) => readonly string[];
  /** The PC works by itself and goes on without a person; left out: it waits for one. */
  readonly works?: true | ((view: View) => boolean);
}

/** The rows of a family of screens. */
export type ScreenRows<Views extends { readonly id: string }> = {
  readonly [Id in Views['id']]: ScreenRow<Extract<Views, { readonly id: Id }>>;
};
