/** The work account of a hybrid join's user: whether the organisation may manage the device, and that all is set. */
import type { StaySignedInView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import './stay-signed-in.css';

export function StaySignedIn({ view }: { readonly view: StaySignedInView }) {
  const { words, choose } = useStage();
  if (view.step === 'all-set')
    return (
      <Page
        view={view}
        kind="stay-signed-in"
        subtitle={words('stay-signed-in.added')}
        buttons={[{ control: 'close', label: words('stay-signed-in.done') }]}
        focusesButton
      />
    );
  return (
    <Page
      view={view}
      kind="stay-signed-in"
      subtitle={words('stay-signed-in.text')}
      buttons={[{ control: 'next', label: words('hello.ok') }]}
      focusesButton
    >
      {view.organisation === null ? null : <p className="stay-signed-in-organisation">{view.organisation}</p>}
      <label className="stay-signed-in-box">
        <input type="checkbox" checked={view.managesDevice} onChange={() => choose('manage')} />
        <span>{words('stay-signed-in.manage')}</span>
      </label>
    </Page>
  );
}
