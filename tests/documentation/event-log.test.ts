/** Each event that the PC can write stands in docs/facts/event-log.md, under its channel, and no other does. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allEvents } from '../../main/device/testing/all-events.ts';
import { channels } from '../../main/device/windows/events/channels.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/facts/event-log.md'), 'utf8');
const numbersIn = (cell: string): number[] => (cell.match(/\b\d+\b/g) ?? []).map(Number);

/** Numbers in the first column of the table below a heading. */
function listedUnder(heading: string): number[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return section.split('\n').flatMap((line) => (/^\| \d/.test(line) ? numbersIn(line.split('|')[1]!) : []));
}

/** The table of the other channels names a channel in the first row of its events. */
function listedOf(channel: string): number[] {
  let own = '';
  return page.split('\n').flatMap((line) => {
    const [, name = '', numbers = ''] = line.split('|');
    if (/^\s*(`|\s+$)/.test(name)) own = /`([^`]+)`/.exec(name)?.[1] ?? own;
    return line.startsWith('|') && own === channel ? numbersIn(numbers) : [];
  });
}

const written = (...names: readonly string[]): number[] =>
  [...new Set(allEvents.filter(({ channel }) => names.includes(channel)).map(({ id }) => id))].toSorted(
    byNumber,
  );
const byNumber = (a: number, b: number): number => a - b;

describe('the page of event logs', () => {
  it.each([
    ['Autopilot', [channels.autopilot, channels.managementService]],
    ['Device management', [channels.deviceManagement]],
    ['Device registration', [channels.userDeviceRegistration]],
  ])('lists the events of %s', (heading, own) => {
    expect(listedUnder(heading).toSorted(byNumber)).toEqual(written(...own));
  });

  it.each([
    channels.shellCore,
    channels.appxDeployment,
    channels.entra,
    channels.provisioning,
    channels.system,
    channels.application,
  ])('lists the events of %s', (channel) => {
    expect(listedOf(channel).toSorted(byNumber)).toEqual(written(channel));
  });
});
