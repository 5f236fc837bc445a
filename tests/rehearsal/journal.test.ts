/** The journal brings a rehearsal back: nothing acknowledged is lost, nothing secret is kept. */
import { describe, expect, it } from 'vitest';
import { memoryJournal, open, play } from '../testing/lab.ts';

describe('a journal', () => {
  it('replayed comes to the same digest as the run that wrote it', () => {
    const { session, journal } = play('entra-wired');
    session.mark();
    const again = open('entra-wired', memoryJournal(journal.text));
    expect(again.notices).toEqual([]);
    expect(again.session.report().digest).toBe(session.report().digest);
    expect(again.session.stage().screen).toMatchObject({
      id: 'desktop',
      about: { edition: expect.any(String), build: expect.stringMatching(/^10\.0\.\d+\.\d+$/) },
      // What Settings tell is what device management has set.
      work: {
        userPrincipalName: expect.stringContaining('@'),
        server: expect.stringMatching(/^https:/),
        areas: expect.arrayContaining(['Defender']),
      },
    });
  });

  it('cut at any line goes on at the screen of that line', () => {
    const { journal } = play('app-fails');
    const lines = journal.text.trimEnd().split('\n');
    for (const length of [1, 2, 5, 8, lines.length]) {
      const cut = open('app-fails', memoryJournal(`${lines.slice(0, length).join('\n')}\n`));
      const other = open('app-fails', memoryJournal(`${lines.slice(0, length).join('\n')}\n`));
      expect(cut.session.stage()).toEqual(other.session.stage());
      expect(cut.session.now()).toBe(length === 1 ? cut.session.now() : JSON.parse(lines[length - 1]!).at);
    }
  });

  it('in the middle of provisioning goes on in the middle of provisioning', () => {
    const first = open('entra-wired');
    first.person.goesToTheLandingPage();
    first.person.presses('provision');
    first.person.waitsFor('esp', ({ categories }) => categories[1]!.state === 'inProgress');
    first.session.advance(120_000);
    first.session.mark();
    const again = open('entra-wired', memoryJournal(first.journal.text));
    expect(again.session.stage()).toEqual(first.session.stage());
    again.person.waitsFor('result', ({ outcome }) => outcome === 'success');
  });

  it('with a torn last line drops that line and says so', () => {
    const { journal } = open('entra-wired');
    const before = journal.text;
    const torn = memoryJournal(`${before}{"n":1,"at":17`);
    const { notices } = open('entra-wired', torn);
    expect(notices[0]).toContain('torn');
    expect(torn.text).toBe(before);
  });

  it('whose state was tampered with names the divergence', () => {
    const { session, journal, person } = open('entra-wired');
    person.does({ type: 'power-button' });
    session.advance(20_000);
    session.mark();
    const forged = journal.text.replace(
      /"digest":"[0-9a-f]{8}(?=[0-9a-f]{56}"[^\n]*\n$)/,
      '"digest":"00000000',
    );
    expect(open('entra-wired', memoryJournal(forged)).notices).toEqual([
      'This recording was changed after it was made: line 3 does not follow what stands before it.',
      expect.stringMatching(/^Divergence at entry 2/),
    ]);
  });

  it.each([
    ['a text file', 'hello\n', /no JSON/],
    ['another program’s JSON', '{"a":1}\n', /no journal of Reseal/],
  ])('refuses %s', (_what, text, message) => {
    expect(() => open('entra-wired', memoryJournal(text))).toThrow(message);
  });

  it('refuses entries out of order and damage in the middle, with the line', () => {
    const { journal, person, session } = open('entra-wired');
    person.does({ type: 'power-button' });
    session.advance(1_000);
    person.does({ type: 'network', change: {} });
    const [header, first, second] = journal.text.split('\n');
    expect(() => open('entra-wired', memoryJournal(`${header}\n${second}\n${first}\n`))).toThrow(
      'out of order',
    );
    expect(() => open('entra-wired', memoryJournal(`${header}\n{"n":\n${second}\n`))).toThrow('no JSON');
  });

  it('holds no password, whether right or wrong', () => {
    const { session, journal, person } = open('entra-wired');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.presses('yes');
    person.presses('yes');
    person.presses('skip');
    person.waitsFor('sign-in');
    person.presses('next', { 'user-name': 'mei.tanaka@alderfinch.example' });
    person.waitsFor('sign-in', ({ step }) => step === 'password');
    person.presses('sign-in', { password: 'my own bank password' });
    const refused = person.waitsFor('sign-in', ({ problem }) => problem !== null);
    expect(refused.problem!.key).toBe('sign-in.wrong-password');
    const right = session
      .console()
      .users.find(({ userPrincipalName }) => userPrincipalName.startsWith('mei.'))!;
    person.presses('sign-in', { password: right.practicePassword });
    person.waitsFor('esp');
    expect(journal.text).not.toContain('my own bank password');
    expect(journal.text).not.toContain(right.practicePassword);
    expect(session.har()).not.toContain(right.practicePassword);
  });
});
