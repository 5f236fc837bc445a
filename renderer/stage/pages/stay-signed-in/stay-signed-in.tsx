/** The work account of a hybrid join's user: whether the organisation may manage the device, and that all is set. */
import type { StaySignedInView } from '../../../../shared/stage/view.ts';
import { PeopleArt } from '../../art/account.tsx';
import { DoneArt } from '../../art/device.tsx';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import './stay-signed-in.css';

export function StaySignedIn({ view }: { readonly view: StaySignedInView }) {
  const { words, title, choose } = useStage();
  if (view.step === 'all-set')
    return (
      <Page
        kind="stay-signed-in"
        title={title('stay-signed-in', 'all-set')}
        subtitle={words('stay-signed-in.added')}
        art={<DoneArt />}
        buttons={[{ control: 'close', label: words('stay-signed-in.done') }]}
        focusesButton
      />
    );
  return (
    <Page
      kind="stay-signed-in"
      title={title('stay-signed-in', 'question')}
      subtitle={words('stay-signed-in.text')}
      art={<PeopleArt />}
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
