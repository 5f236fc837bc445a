/** The text of a QR code on the pre-provisioning pages: JSON with the device's id at its top (facts/pre-provisioning-pages#qr-code). */
import * as v from 'valibot';

const schema = v.object({ ZtdId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) });

/** The id of the device in Autopilot; null for any other text. */
export function ztdIdOf(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(schema, value);
  return read.success ? read.output.ZtdId : null;
}
