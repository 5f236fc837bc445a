/** Measured programs of the boot. The virtual PC has no bytes of them: what is hashed is what names them. */
import { createHash } from 'node:crypto';
import type { MeasuredEvent } from '../../protocols/attestation/event-log.codec.ts';
import { u16, u64, u8 } from '../../protocols/bytes/little-endian.ts';
import { concat } from '../../protocols/bytes/bytes.ts';
import type { BootComponent } from '../hardware/hardware-profile.ts';
import { wideText } from './sipa.ts';

/** Stands for the Authenticode hash of the program: other name, version or publisher, other hash. */
export function imageHash(component: BootComponent, algorithm: 'sha1' | 'sha256'): Uint8Array {
  const { name, version, publisher } = component;
  return Uint8Array.from(createHash(algorithm).update(`image ${name}\0${version}\0${publisher}`).digest());
}

/** UEFI_IMAGE_LOAD_EVENT (PFP 10.2.3): address, length, link address, device path. */
export function imageLoadEvent(pcr: number, type: number, component: BootComponent): MeasuredEvent {
  const path = devicePath(component.name);
  const address = 0x7a000000;
  return {
    pcr,
    type,
    digests: { sha1: imageHash(component, 'sha1'), sha256: imageHash(component, 'sha256') },
    data: concat(u64(address), u64(0x200000), u64(0), u64(path.length), path),
  };
}

/** A media file path node and the end of the path (UEFI 2.10, 10.3.5.4). */
function devicePath(name: string): Uint8Array {
  const text = wideText(name);
  return concat(u8(4), u8(4), u16(text.length + 4), text, u8(0x7f), u8(0xff), u16(4));
}
