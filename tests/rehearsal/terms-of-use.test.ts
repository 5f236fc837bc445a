/** Terms of use between the user's sign-in and the enrolment (facts/enrolment#terms-of-use). */
import { describe, expect, it } from 'vitest';
import { contextValue, decodeEnrolRequest } from '../../main/protocols/mde2/enrol.messages.ts';
import { findScenario } from '../../main/hosts/sources.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal, open, play } from '../testing/lab.ts';

const mei = 'mei.tanaka@alderfinch.example';
const { before } = findScenario('enrolment-terms-accepted');
const withTerms = (scenario: Scenario): Scenario => ({ ...scenario, before });

/** Bodies of the enrolment requests that went over the wire. */
const enrolmentRequests = (har: string) =>
  (
    JSON.parse(har) as { log: { entries: { request: { url: string; postData?: { text: string } } }[] } }
  ).log.entries
    .filter(({ request }) => /EnrollmentService\.svc$/i.test(request.url))
    .map(({ request }) => decodeEnrolRequest(request.postData?.text ?? ''));

describe('terms of use', () => {
  it("show the tenant's words, and what the portal gave back goes into the enrolment request", () => {
    const { person, session } = open('entra-wired', undefined, withTerms);
    person.answersTheFirstPages();
    person.signsIn(mei);
    expect(person.waitsFor('terms-of-use')).toMatchObject({
      organisation: 'Alder & Finch',
      terms: [{ title: 'Working with our PCs', statement: 'I have read this and will look after the PC.' }],
      busy: false,
    });
    expect(enrolmentRequests(session.har())).toEqual([]);
    person.presses('accept');
    person.waitsFor('esp', ({ categories }) => categories[1]!.state !== 'notStarted');
    const [request] = enrolmentRequests(session.har());
    expect(contextValue(request!, 'EnrollmentData')).toMatch(/^[\w-]{32}$/);
    expect(session.records().termsAndConditionsAcceptanceStatuses).toMatchObject([
      { termsAndConditions: 'PC terms of use', userPrincipalName: mei, acceptedVersion: 1 },
    ]);
  });

  it('the technician sees none; the user of a prepared PC does', () => {
    const { person, session } = open('entra-wired', undefined, withTerms);
    person.preprovisions();
    expect(session.report().screens.map(({ id }) => id)).not.toContain('terms-of-use');
    person.setsUpTheAccount();
    person.waitsFor('terms-of-use');
    person.presses('accept');
    person.waitsFor('esp');
  });

  it('a person who declines reads the code, and may think better of it', () => {
    const { person, session } = open('entra-wired', undefined, withTerms);
    person.answersTheFirstPages();
    person.signsIn(mei);
    person.waitsFor('terms-of-use');
    person.presses('decline');
    expect(person.waitsFor('problem')).toMatchObject({ code: '0x8018002A', controls: ['try-again'] });
    expect(session.records().managedDevices).toEqual([]);
    person.presses('try-again');
    person.signsIn(mei);
    person.waitsFor('terms-of-use');
    person.presses('accept');
    person.waitsFor('esp');
  });

  it('a restart before the answer asks again', () => {
    const { person } = open('entra-wired', memoryJournal(), withTerms);
    person.answersTheFirstPages();
    person.signsIn(mei);
    person.waitsFor('terms-of-use');
    person.cutsThePower();
    person.signsIn(mei);
    expect(person.waitsFor('terms-of-use').busy).toBe(false);
  });

  it('an address that no server has is told on the page', () => {
    const { session } = play('enrolment-terms-unreachable');
    expect(session.stage().screen).toMatchObject({
      id: 'problem',
      body: { key: 'problem.terms-unreachable' },
    });
  });
});
