/**
 * Terms of use of a tenant's MDM application: what Windows asks for between the sign-in of a person and the
 * enrolment (Microsoft Entra integration with MDM, "Terms of Use protocol semantics";
 * facts/enrolment#terms-of-use).
 *
 *   GET  <MdmTouUrl>?redirect_uri&client-request-id&api-version=1.0&mode=azureadjoin   -> the page, or a redirection
 *   POST <TermsPage.answerUrl>   accepted=true | accepted=false                        -> a redirection
 *
 * Both carry `Authorization: Bearer <JWT of the user>`. The page is HTML of the MDM's own on the real service;
 * here it is JSON. A redirection is 302 with `Location: <redirect_uri>?IsAccepted=…&OpaqueBlob=…`, or `error=…`.
 * The blob goes on, unchanged, as the context item EnrollmentData of the enrolment request.
 */
export const termsApiVersion = '1.0';

export interface Terms {
  readonly title: string;
  readonly bodyText: string;
  /** What a person says by accepting; '' where the tenant has no sentence for it. */
  readonly acceptanceStatement: string;
}

export interface TermsPage {
  readonly terms: readonly Terms[];
  readonly answerUrl: string;
}

export interface TermsOrder {
  readonly redirectUri: string;
  readonly clientRequestId: string;
}

export type TermsError = 'access_denied' | 'invalid_request' | 'unauthorized_client' | 'server_error';

/** Where a redirection leads back to. */
export type TermsVerdict =
  | { readonly kind: 'accepted'; readonly opaqueBlob: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'error'; readonly error: string; readonly description: string };

const withQuery = (url: string, query: Readonly<Record<string, string>>): string =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(query).toString()}`;

/** The address that Windows opens; `touUrl` is the tenant's. */
export const termsUrl = (touUrl: string, { redirectUri, clientRequestId }: TermsOrder): string =>
  withQuery(touUrl, {
    redirect_uri: redirectUri,
    'client-request-id': clientRequestId,
    'api-version': termsApiVersion,
    mode: 'azureadjoin',
  });

/** Body of the POST. */
export const answerBody = (accepted: boolean): string => `accepted=${accepted}`;

/** The address that the MDM sends the browser back to. */
export function redirection({ redirectUri, clientRequestId }: TermsOrder, verdict: TermsVerdict): string {
  const outcome: Readonly<Record<string, string>> =
    verdict.kind === 'error'
      ? { error: verdict.error, error_description: verdict.description }
      : verdict.kind === 'accepted'
        ? { IsAccepted: 'true', OpaqueBlob: verdict.opaqueBlob }
        : { IsAccepted: 'false' };
  return withQuery(redirectUri, { ...outcome, 'client-request-id': clientRequestId });
}

/** Reads a redirection; an acceptance without its blob is an error, for the blob is required. */
export function readRedirection(location: string): TermsVerdict {
  const query = new URLSearchParams(location.split('?').slice(1).join('?'));
  const error = query.get('error');
  if (error !== null) return { kind: 'error', error, description: query.get('error_description') ?? '' };
  if (query.get('IsAccepted')?.toLowerCase() !== 'true') return { kind: 'declined' };
  const opaqueBlob = query.get('OpaqueBlob') ?? '';
  return opaqueBlob === ''
    ? { kind: 'error', error: 'invalid_request', description: 'the acceptance has no OpaqueBlob' }
    : { kind: 'accepted', opaqueBlob };
}
