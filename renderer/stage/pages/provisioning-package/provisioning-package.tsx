/**
 * "Install provisioning package": which one, its password, the installation and what came of it
 * (facts/pre-provisioning-pages#provisioning-packages).
 */
import type { Control } from '../../../../shared/stage/input.ts';
import type { ProvisioningPackageView } from '../../../../shared/stage/view.ts';
import { DownloadIcon } from '../../art/icons.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { ListBox } from '../../controls/list-box.tsx';
import { Dots, Ring } from '../../controls/spinner.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Page } from '../../shells/page.tsx';
import './provisioning-package.css';

interface Shown {
  readonly view: ProvisioningPackageView;
}

export function ProvisioningPackage({ view }: Shown) {
  const steps = { offer: Offer, password: Password, installing: Installing, status: Status };
  const Step = steps[view.step];
  return <Step view={view} />;
}

function Offer({ view }: Shown) {
  const { words } = useStage();
  return (
    <Page
      view={view}
      kind="menu"
      subtitle={words('package.offer.text')}
      links={[{ control: 'cancel' }]}
      buttons={[{ control: 'yes', disabled: view.selected === null }]}
    >
      <ListBox
        look="options"
        label={words('package.choices')}
        selected={view.selected}
        choices={view.choices.map(({ id, secured }) => ({
          id,
          label: id,
          icon: <DownloadIcon />,
          detail: secured ? words('package.secured') : undefined,
        }))}
      />
    </Page>
  );
}

function Password({ view }: Shown) {
  const { words, say } = useStage();
  return (
    <Page view={view} subtitle={view.selected} canGoBack buttons={[{ control: 'next' }]}>
      <div className="package-password">
        <TextField
          name="package-password"
          label={words('package.password')}
          placeholder={words('package.password')}
          hidesLabel
          problem={view.problem === null ? undefined : say(view.problem)}
        />
      </div>
    </Page>
  );
}

function Installing({ view }: Shown) {
  const { words } = useStage();
  const windows10 = useWindows10();
  return (
    <Page view={view} subtitle={words(view.mediaFree ? 'package.media-free' : 'package.keep-media')}>
      <div className="package-work">{windows10 ? <Dots /> : <Ring />}</div>
      {view.mediaFree ? <Items view={view} /> : null}
    </Page>
  );
}

/** Controls that stand as links; the others are buttons. */
const asLinks: ReadonlySet<Control> = new Set(['collect-logs', 'reset']);

/** Controls with words of their own on this page. */
const labels: Readonly<Partial<Record<Control, string>>> = {
  'collect-logs': 'package.get-logs',
  reset: 'package.reset',
  next: 'package.continue',
};

function Status({ view }: Shown) {
  const { words } = useStage();
  const action = (control: Control) => {
    const key = labels[control];
    return key === undefined ? { control } : { control, label: words(key) };
  };
  return (
    <Page
      view={view}
      subtitle={view.selected}
      links={view.controls.filter((control) => asLinks.has(control)).map(action)}
      buttons={view.controls.filter((control) => !asLinks.has(control)).map(action)}
      focusesButton
    >
      <Items view={view} />
    </Page>
  );
}

function Items({ view }: Shown) {
  const { words, say } = useStage();
  return (
    <ul className="package-items">
      {view.items.map(({ label, state }) => (
        <li key={say(label)} data-state={state}>
          <span>{say(label)}</span>
          <span>{words(`package.state.${state}`)}</span>
        </li>
      ))}
    </ul>
  );
}
