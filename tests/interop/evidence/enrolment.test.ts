/** The SOAP messages of enrolments, and what they give a PC, against the schemas beside (tests/interop/schemas). */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { play } from '../../testing/lab.ts';
import { withPrograms } from '../testing/interop.ts';

const schemaOf = (name: string): string => fileURLToPath(new URL(`../schemas/${name}`, import.meta.url));

/** What xmllint finds wrong; '' where nothing is. */
function faultsOf(xml: string, schema: string): string {
  const args = ['--nonet', '--noout', '--schema', schemaOf(schema), '-'];
  const { stderr } = spawnSync('xmllint', args, { input: xml, encoding: 'utf8' });
  return stderr.replace(/^- validates\n$/, '');
}

interface Message {
  readonly mimeType?: string;
  readonly text?: string;
}

/** Requests and answers of the enrolment services, in order. */
function messagesOf(id: string): readonly string[] {
  const { log } = JSON.parse(play(id).session.har()) as {
    log: {
      entries: { request: { url: string; postData?: Message }; response: { content: Message } }[];
    };
  };
  return log.entries
    .filter(({ request }) => /\/EnrollmentServer\/\w+\.svc$/i.test(request.url))
    .flatMap(({ request, response }) => [request.postData?.text ?? '', response.content.text ?? '']);
}

const localNames = (messages: readonly string[]) =>
  messages.map((xml) => /<s:Body><(?:\w+:)?(\w+)/.exec(xml)?.[1]);

withPrograms('libxml2-utils')('xmllint', () => {
  describe.each(['entra-wired', 'hybrid-wired', 'preprovisioning-not-allowed'])('of %s', (id) => {
    let messages: readonly string[];
    beforeAll(() => {
      messages = messagesOf(id);
    });

    it('finds discovery, policies and request as their schemas have them', () => {
      expect(localNames(messages)).toEqual(
        expect.arrayContaining(['Discover', 'DiscoverResponse', 'GetPolicies', 'GetPoliciesResponse']),
      );
      expect(messages.map((xml) => faultsOf(xml, 'envelope.xsd')).filter(Boolean)).toEqual([]);
    });

    it('finds every provisioning document a tree of characteristics', () => {
      const documents = messages.flatMap((xml) => {
        const token = /DeviceEnrollmentProvisionDoc"[^>]*>([^<]+)</.exec(xml)?.[1];
        return token === undefined ? [] : [Buffer.from(token, 'base64').toString()];
      });
      expect(documents.length > 0).toBe(!localNames(messages).includes('Fault'));
      expect(documents.map((xml) => faultsOf(xml, 'provisioning.xsd')).filter(Boolean)).toEqual([]);
    });
  });

  it.each([
    ['a policy without its name', /<commonName>[^<]*<\/commonName>/, 'commonName'],
    ['a policy without its revision', /<revision>.*<\/revision>/, 'revision'],
    ['an empty number that is not nil', /(?<=<nextUpdateHours[^>]*) xsi:nil="true"/, 'nextUpdateHours'],
  ])('tells %s', (_what, part, told) => {
    const answer = messagesOf('entra-wired').find((xml) => xml.includes('<GetPoliciesResponse'))!;
    expect(answer).toMatch(part);
    expect(faultsOf(answer.replace(part, ''), 'envelope.xsd')).toContain(told);
  });
});
