/** One category: icon with its badge, name, status, and the items behind a chevron or "Show details". */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { EspCategoryView } from '../../../../shared/stage/view.ts';
import {
  Badge,
  ChevronDownIcon,
  ChevronUpIcon,
  DevicesIcon,
  GearIcon,
  PeopleIcon,
} from '../../art/icons.tsx';
import { useStage, useWindows10 } from '../../context.tsx';

const icons: Readonly<Record<EspCategoryView['id'], ReactNode>> = {
  DevicePreparationCategory: <GearIcon />,
  DeviceSetupCategory: <DevicesIcon />,
  AccountSetupCategory: <PeopleIcon />,
};

export function Category({ category }: { readonly category: EspCategoryView }) {
  const { words, say } = useStage();
  const windows10 = useWindows10();
  const id = useId();
  // Windows 11 opens what is at work or has failed; a click of the user's wins over that.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const atWork = category.state === 'inProgress' || category.state === 'failed';
  const isOpen = category.items.length > 0 && (chosen ?? (!windows10 && atWork));
  const failed = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (category.state === 'failed') failed.current?.scrollIntoView({ block: 'nearest' });
  }, [category.state]);
  const words10 = words(isOpen ? 'esp.hide-details' : 'esp.show-details');

  return (
    <section className="esp-category" data-state={category.state} aria-labelledby={`${id}-label`}>
      <span className="esp-icon">
        {icons[category.id]}
        {category.state === 'succeeded' || category.state === 'failed' ? (
          <Badge state={category.state} />
        ) : null}
      </span>
      <h2 id={`${id}-label`}>{say(category.label)}</h2>
      {category.items.length === 0 ? null : (
        <button
          type="button"
          className={windows10 ? 'link esp-toggle' : 'esp-toggle'}
          aria-expanded={isOpen}
          aria-controls={`${id}-items`}
          aria-label={words('esp.details-of', words10, say(category.label))}
          onClick={() => setChosen(!isOpen)}
        >
          {windows10 ? words10 : isOpen ? <ChevronUpIcon /> : <ChevronDownIcon />}
        </button>
      )}
      <p className="esp-status">{say(category.status)}</p>
      <ul id={`${id}-items`} className="esp-items" hidden={!isOpen}>
        {category.items.map((item) => (
          <li key={item.id} ref={item.state === 'failed' ? failed : null} data-state={item.state}>
            {words(item.label.key, say(item.status))}
          </li>
        ))}
      </ul>
    </section>
  );
}
