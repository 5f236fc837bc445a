import { describe, expect, it } from 'vitest';
import { readRedirection, termsUrl, type TermsPage } from '../../protocols/mde2/terms.messages.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { Deployment, ines } from '../testing/deployment.ts';
import { answerTerms, mdm, userToken } from '../testing/fake-device.ts';
import { bodyOf, exchange } from '../testing/fixtures.ts';

const terms = 'deviceManagement/termsAndConditions';
const everybody = [{ target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }];
const houseRules = {
  '@odata.type': '#microsoft.graph.termsAndConditions',
  displayName: 'House rules',
  title: 'How we treat our PCs',
  bodyText: 'Be kind.',
  acceptanceStatement: 'I will be kind.',
  version: 1,
  assignments: everybody,
};

function houseWithTerms() {
  const house = new Deployment();
  house.cloud.graph({ method: 'POST', path: terms, body: houseRules });
  house.joinByUser(ines);
  const token = userToken(house.world, ines, mdm);
  const open = (more: { apiVersion?: string; token?: string } = {}): HttpResponse => {
    const order = { redirectUri: 'ms-aadj-redir://auth/mdm', clientRequestId: '7' };
    const url = termsUrl('https://portal.manage.microsoft.com/TermsofUse.aspx', order);
    return exchange(house.world, {
      method: 'GET',
      url: url.replace('api-version=1.0', `api-version=${more.apiVersion ?? '1.0'}`),
      headers: { authorization: `Bearer ${more.token ?? token}` },
    });
  };
  const statuses = () => house.cloud.records().termsAndConditionsAcceptanceStatuses;
  return { house, token, open, statuses };
}

const verdictOf = (response: HttpResponse) => readRedirection(response.headers?.['location'] ?? '');

describe('the terms-of-use portal', () => {
  it("shows the tenant's words to the person of the token", () => {
    const { open } = houseWithTerms();
    expect(bodyOf<TermsPage>(open()).terms).toEqual([
      { title: 'How we treat our PCs', bodyText: 'Be kind.', acceptanceStatement: 'I will be kind.' },
    ]);
  });

  it('keeps an acceptance, and asks again only for a new version', () => {
    const { house, token, open, statuses } = houseWithTerms();
    expect(answerTerms(house.world, token, true)).toMatchObject({ kind: 'accepted' });
    expect(statuses()).toMatchObject([{ userPrincipalName: ines, acceptedVersion: 1 }]);
    expect(open().status).toBe(302);
    const [rules] = [...house.cloud.directory.terms.keys()];
    house.cloud.graph({ method: 'PATCH', path: `${terms}/${rules}`, body: { version: 2 } });
    expect(open().status).toBe(200);
    answerTerms(house.world, token, true);
    expect(statuses().map(({ acceptedVersion }) => acceptedVersion)).toEqual([1, 2]);
  });

  it('sends who declines back without a blob, and keeps nothing', () => {
    const { house, token, statuses } = houseWithTerms();
    expect(answerTerms(house.world, token, false)).toEqual({ kind: 'declined' });
    expect(statuses()).toEqual([]);
  });

  it.each([
    ['another version of the protocol', { apiVersion: '3.0' }, 'invalid_request'],
    ['a token that is none', { token: 'x.y.z' }, 'unauthorized_client'],
  ])('answers %s with an error in the redirection', (_what, more, error) => {
    const { open } = houseWithTerms();
    expect(verdictOf(open(more))).toMatchObject({ kind: 'error', error });
  });
});
