/** System > About. */
import type { PcTold } from '../../../../shared/stage/view.ts';
import { useStage, useWindows10 } from '../../context.tsx';
import { Rows } from './rows.tsx';
import type { SettingsWords } from './words.ts';
import { keys } from './words.ts';

const editionNames = { pro: 'Pro', enterprise: 'Enterprise', education: 'Education', home: 'Home' } as const;

export function About({ view, said }: { readonly view: PcTold; readonly said: SettingsWords }) {
  const { words, language } = useStage();
  const gigabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const windows = useWindows10() ? 'Windows 10' : 'Windows 11';
  const { manufacturer, model, serialNumber, processor, memory, edition, version, build } = view.about;
  return (
    <>
      <h3>{said.deviceSpecifications}</h3>
      <Rows
        rows={[
          [said.deviceName, view.computerName],
          [said.processor, processor],
          [said.memory, words(keys.memoryValue, gigabytes.format(memory))],
          [said.manufacturer, manufacturer],
          [said.model, model],
          [said.serial, serialNumber],
        ]}
      />
      <h3>{said.windowsSpecifications}</h3>
      <Rows
        rows={[
          [said.edition, `${windows} ${editionNames[edition]}`],
          [said.version, version],
          [said.build, build.replace(/^10\.0\./, '')],
        ]}
      />
    </>
  );
}
