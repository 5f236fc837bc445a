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
}

/** What the landing and the result pages tell about the device (autopilot-facts 3, 5). */
export interface DeviceSummary {
  readonly organisation: string | null;
  readonly profile: string | null;
  readonly user: string | null;
  /** The text inside the QR code, or null where none can be built. */
  readonly qr: string | null;
}
