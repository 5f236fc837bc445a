import { describe, expect, it } from 'vitest';
import { diagnosisOf } from './said-diagnosis.ts';

const chosen = { step: 'esp', cause: 'app-fails', remedy: 'mend-package' };

function said(fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return diagnosisOf(form, 'result-failure');
}

describe('what the form of a diagnosis says', () => {
  it('is step, cause and remedy, with each piece of evidence that is whole', () => {
    expect(said(chosen)).toEqual({ ...chosen, evidence: [] });
    expect(
      said({
        ...chosen,
        page: 'on',
        file: ' AppWorkload.log ',
        line: 'exit code 1603',
        channel: 'Application',
        event: '0',
      })?.evidence,
    ).toEqual([
      { page: 'result-failure' },
      { file: 'AppWorkload.log', line: 'exit code 1603' },
      { channel: 'Application', event: 0 },
    ]);
    expect(
      said({ ...chosen, file: 'AppWorkload.log', line: ' ', channel: '', event: '72' })?.evidence,
    ).toEqual([]);
  });

  it('is nothing until all three are chosen from the lists', () => {
    expect(said({ ...chosen, remedy: '' })).toBeUndefined();
    expect(said({ ...chosen, cause: 'the weather' })).toBeUndefined();
    expect(said({ step: 'esp', cause: 'app-fails' })).toBeUndefined();
  });

  it('is nothing with a quotation that would be found anywhere, or a number that is none', () => {
    expect(said({ ...chosen, file: 'AppWorkload.log', line: '16' })).toBeUndefined();
    expect(said({ ...chosen, channel: 'Application', event: 'x' })).toBeUndefined();
  });
});
