/**
 * What Windows' boot manager and loader measure, PCRs 11 to 14 (facts/tpm-and-boot-log#windows-measurements).
 * Pure.
 */
import type { MeasuredEvent } from '../../protocols/attestation/event-log.codec.ts';
import { measure } from '../../protocols/attestation/event-log.codec.ts';
import { EventType } from '../../protocols/attestation/event-types.ts';
import { u32, u64, u8 } from '../../protocols/bytes/little-endian.ts';
import { imageHash } from './boot-image.ts';
import type { BootComponent, HardwareProfile } from '../hardware/hardware-profile.ts';
import { CALG_SHA_256, sipa, SipaEvent, wideText } from './sipa.ts';

const no = u8(0);
const yes = u8(1);

/** `bootCounter` is the TPM's resetCount: the log has to agree with the clock info of a quote. */
export function windowsMeasurements(hardware: HardwareProfile, bootCounter: number): MeasuredEvent[] {
  const modules = hardware.bootComponents.filter(
    ({ kind }) => kind === 'os-loader' || kind === 'elam-driver' || kind === 'boot-driver',
  );
  const publishers = [...new Set(modules.map(({ publisher }) => publisher))];
  return [
    tagged(12, bootData(bootCounter)),
    ...modules.map((module) => tagged(13, loadedModule(module))),
    ...publishers.map((publisher) =>
      tagged(14, trustBoundary(sipa(SipaEvent.AUTHORITYPUBLISHER, wideText(publisher)))),
    ),
    tagged(11, trustBoundary(sipa(SipaEvent.BITLOCKER_UNLOCK, u32(0)))),
    ...[11, 12, 13, 14].map((pcr) => measure(pcr, EventType.EV_SEPARATOR, new Uint8Array(4))),
  ];
}

const tagged = (pcr: number, data: Uint8Array): MeasuredEvent => measure(pcr, EventType.EV_EVENT_TAG, data);
const trustBoundary = (...elements: readonly Uint8Array[]): Uint8Array =>
  sipa(SipaEvent.TRUSTBOUNDARY, ...elements);

const bootData = (bootCounter: number): Uint8Array =>
  trustBoundary(
    sipa(SipaEvent.BOOTCOUNTER, u64(bootCounter)),
    sipa(SipaEvent.BOOTDEBUGGING, no),
    sipa(SipaEvent.OSKERNELDEBUG, no),
    sipa(SipaEvent.CODEINTEGRITY, yes),
    sipa(SipaEvent.TESTSIGNING, no),
    sipa(SipaEvent.SAFEMODE, no),
    sipa(SipaEvent.WINPE, no),
    sipa(SipaEvent.SYSTEMROOT, wideText('\\Windows')),
    sipa(SipaEvent.TRANSFER_CONTROL, u32(1)),
  );

function loadedModule(module: BootComponent): Uint8Array {
  const facts = sipa(
    SipaEvent.LOADEDMODULE_AGGREGATION,
    sipa(SipaEvent.FILEPATH, wideText(module.name)),
    sipa(SipaEvent.HASHALGORITHMID, u32(CALG_SHA_256)),
    sipa(SipaEvent.AUTHENTICODEHASH, imageHash(module, 'sha256')),
    sipa(SipaEvent.IMAGEVALIDATED, yes),
  );
  return trustBoundary(module.kind === 'elam-driver' ? sipa(SipaEvent.ELAM_AGGREGATION, facts) : facts);
}
