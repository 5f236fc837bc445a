/** Opens the companion with what the QR code on the screen says, as a technician's phone would. */
import type { StageView } from '../../../shared/stage/view.ts';
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';

/** The text of the code that the stage shows; null where it shows none. */
const codeOn = ({ screen }: StageView): string | null => ('qr' in screen ? screen.qr : null);

export function Scan() {
  const { api, tell } = useDesk();
  const open = async (): Promise<void> => {
    window.companion = { link: api.companion, scanned: codeOn(await api.stage.view()) };
    const child = window.open('./companion', 'reseal-companion', 'popup,width=430,height=900');
    if (child === null) tell(words('companion.denied'));
    else child.focus();
  };
  return (
    <button type="button" title={words('companion.open-hint')} onClick={() => void open()}>
      {words('companion.open')}
    </button>
  );
}
