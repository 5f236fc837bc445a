/** The maker's splash: its name as a word over the boot spinner. */
import type { FirmwareView } from '../../../../shared/stage/view.ts';
import { Dots } from '../../controls/spinner.tsx';
import './black.css';

export function Firmware({ view }: { readonly view: FirmwareView }) {
  return (
    <div className="black" data-kind="firmware" role="status">
      <h1 tabIndex={-1}>{view.maker}</h1>
      <p className="black-small">{view.model}</p>
      <Dots />
    </div>
  );
}
