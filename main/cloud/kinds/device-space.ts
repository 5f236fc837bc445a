/** The dimensions of devices: what rules and filters may ask of a PC that the Autopilot service knows. */
import { ownOf } from '../../../shared/own.ts';
import { builds, releases, skus, type Edition } from '../../../shared/release.ts';
import type { Rule, RuleSubject } from '../rules/rule.ts';
import type { ExportedIdentity } from '../tenant/exported-records.ts';
import { editionName } from '../intune/enrolment/editions.ts';
import { candidates } from './candidates.ts';
import type { Dimension } from './cells.ts';
import type { DeviceFeatures } from './kind.ts';
import { wordsOf, type RuleWord } from './rule-words.ts';

/** Editions that can be managed; the usual one comes first. */
const editions: readonly Edition[] = ['pro', 'enterprise', 'education'];
const architectures: readonly DeviceFeatures['architecture'][] = ['x64', 'arm64'];

const tagWords = (words: readonly RuleWord[]): readonly RuleWord[] =>
  words
    .map((word) => ({ ...word, text: word.text.replace(/^\[OrderID\]:/i, '') }))
    // What else stands among the physical ids is not the tag's to have.
    .filter(({ text }) => text !== '' && !/^\[|^order/i.test(text));

type Features<T> = Readonly<Record<keyof DeviceFeatures, T>>;

/** What rules see of each feature, under all the names that they have for it. */
const subjects: Features<(value: string) => RuleSubject> = {
  groupTag: (tag) => ({ devicephysicalids: physicalIdsOf(tag) }),
  manufacturer: (value) => ({ manufacturer: value, devicemanufacturer: value }),
  model: (value) => ({ model: value, devicemodel: value }),
  release(value) {
    const build = ownOf(builds, value) ?? '';
    return { osversion: build, operatingsystemversion: build, deviceosversion: build };
  },
  edition: (value) => ({ operatingsystemsku: editionName(ownOf(skus, value) ?? 0) }),
  architecture: (value) => ({ cpuarchitecture: value === 'arm64' ? ['arm64'] : ['amd64', 'x64'] }),
};

/** What rules see of a device before it is registered. */
export const subjectOf = (device: Features<string>): RuleSubject => ({
  ...subjects.groupTag(device.groupTag),
  ...subjects.manufacturer(device.manufacturer),
  ...subjects.model(device.model),
  ...subjects.release(device.release),
  ...subjects.edition(device.edition),
  ...subjects.architecture(device.architecture),
});

/** In the order in which they are told apart. `usual` stands for all that no rule asks for. */
export function deviceSpace(
  rules: readonly Rule[],
  usual: DeviceFeatures,
  known: readonly ExportedIdentity[],
): readonly (Dimension & { readonly name: keyof DeviceFeatures })[] {
  const words = rules.flatMap((rule) => wordsOf(rule));
  const about = (...properties: readonly string[]): readonly RuleWord[] =>
    words.filter(({ property }) => properties.includes(property));
  const first = <T>(value: T, all: readonly T[]): readonly T[] => [
    value,
    ...all.filter((one) => one !== value),
  ];
  return [
    {
      name: 'groupTag',
      properties: ['devicephysicalids'],
      values: candidates(
        usual.groupTag,
        known.map(({ groupTag }) => groupTag),
        tagWords(about('devicephysicalids')),
      ),
      subject: subjects.groupTag,
    },
    {
      name: 'manufacturer',
      properties: ['manufacturer', 'devicemanufacturer'],
      values: candidates(
        usual.manufacturer,
        known.map(({ manufacturer }) => manufacturer).filter(Boolean),
        about('manufacturer', 'devicemanufacturer'),
      ),
      subject: subjects.manufacturer,
    },
    {
      name: 'model',
      properties: ['model', 'devicemodel'],
      values: candidates(
        usual.model,
        known.map(({ model }) => model).filter(Boolean),
        about('model', 'devicemodel'),
      ),
      subject: subjects.model,
    },
    {
      name: 'release',
      properties: ['osversion', 'operatingsystemversion', 'deviceosversion'],
      values: first(usual.release, releases),
      subject: subjects.release,
    },
    {
      name: 'edition',
      properties: ['operatingsystemsku'],
      values: first(usual.edition, editions),
      subject: subjects.edition,
    },
    {
      name: 'architecture',
      properties: ['cpuarchitecture'],
      values: first(usual.architecture, architectures),
      subject: subjects.architecture,
    },
  ];
}

/** Of a device before it is registered; the ids that registration gives are nobody's to ask for. */
export const physicalIdsOf = (tag: string): string[] => [
  '[ZTDID]:practice',
  ...(tag === '' ? [] : [`[OrderID]:${tag}`]),
];
