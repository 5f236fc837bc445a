/** The PC's way to the network: an Ethernet port and a Wi-Fi adapter, as far as the hardware has them. */
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import type { SimDuration } from '../../world/time.ts';
import { seconds } from '../../world/time.ts';
import type { HardwareModel } from './hardware-profile.ts';

/** A Wi-Fi network in range. */
export interface WirelessNetwork {
  readonly ssid: string;
  /** 1 to 4 bars. */
  readonly signal: number;
  readonly security: 'open' | 'wpa2-personal' | 'wpa3-personal';
  /** What `connect` must be given; null for an open network. */
  readonly password: string | null;
  /** It does not tell its name: whoever connects must know it. */
  readonly hidden?: boolean;
  /** The network leads to the internet. */
  readonly internet: boolean;
}

/** What is around the PC: data of the scenario. */
export interface NetworkSurroundings {
  readonly wired: {
    readonly cable: 'plugged' | 'unplugged';
    /** The socket behind the cable leads to the internet. */
    readonly internet: boolean;
  };
  readonly wireless: readonly WirelessNetwork[];
  /** Reseal leaves Windows the Wi-Fi networks that it knows (facts/set-up-order#where-the-flow-starts). */
  readonly keptAtReseal?: boolean;
}

export type ConnectOutcome = 'connected' | 'wrong-password' | 'out-of-range';

/** What survives in the PC: the cable and the networks that Windows remembers. */
export interface NetworkState {
  readonly cable: 'plugged' | 'unplugged';
  /** Remembered passwords by network name; null for an open one. */
  readonly remembered: Readonly<Record<string, string | null>>;
  /** Those of them that Windows does not connect to by itself. */
  readonly manual: readonly string[];
  readonly connectedTo: string | null;
}

/** Scanning, association and address of a usual home or office network. */
const associationTime: SimDuration = seconds(3);
/** How long Windows tries a four-way handshake that the access point refuses. */
const refusalTime: SimDuration = seconds(6);

export class NetworkAdapters {
  readonly changes = new Signal<void>();
  readonly #hasWired: boolean;
  readonly #hasWireless: boolean;
  readonly #wiredInternet: boolean;
  readonly #keptAtReseal: boolean;
  #networks: readonly WirelessNetwork[];
  #cable: 'plugged' | 'unplugged';
  #remembered: Map<string, string | null>;
  readonly #manual: Set<string>;
  #connectedTo: string | null;

  constructor(hardware: HardwareModel, surroundings: NetworkSurroundings, state?: NetworkState) {
    this.#hasWired = hardware.networkAdapters.some(({ medium }) => medium === 'wired');
    this.#hasWireless = hardware.networkAdapters.some(({ medium }) => medium === 'wireless');
    this.#wiredInternet = surroundings.wired.internet;
    this.#keptAtReseal = surroundings.keptAtReseal ?? false;
    this.#networks = surroundings.wireless;
    this.#cable = state?.cable ?? surroundings.wired.cable;
    this.#remembered = new Map(Object.entries(state?.remembered ?? {}));
    this.#manual = new Set(state?.manual);
    this.#connectedTo = state?.connectedTo ?? null;
  }

  get wired(): 'absent' | 'unplugged' | 'connected' | 'no-internet' {
    if (!this.#hasWired) return 'absent';
    if (this.#cable === 'unplugged') return 'unplugged';
    return this.#wiredInternet ? 'connected' : 'no-internet';
  }

  get hasWireless(): boolean {
    return this.#hasWireless;
  }

  /** Networks in range, the strongest first. */
  get wireless(): readonly WirelessNetwork[] {
    if (!this.#hasWireless) return [];
    return this.#networks.toSorted((a, b) => b.signal - a.signal || (a.ssid < b.ssid ? -1 : 1));
  }

  /** Name of the Wi-Fi network that the PC is connected to. */
  get connectedTo(): string | null {
    return this.#connectedTo;
  }

  /** A link is up that leads to the internet. */
  get linkUp(): boolean {
    return this.wired === 'connected' || this.#network(this.#connectedTo)?.internet === true;
  }

  /** Plugs the cable in or pulls it out. */
  setCable(cable: 'plugged' | 'unplugged'): void {
    if (this.#cable === cable) return;
    this.#cable = cable;
    this.changes.emit();
  }

  /** The networks around the PC are other ones: it was carried elsewhere. */
  setWireless(networks: readonly WirelessNetwork[]): void {
    this.#networks = networks;
    if (!this.#network(this.#connectedTo)) this.#connectedTo = null;
    this.changes.emit();
  }

  /**
   * Connects to a network and remembers it; `automatic`: later by itself. Takes the time of association, or of a refused
   * handshake.
   */
  *connect(ssid: string, password: string | null, automatic = true): Process<ConnectOutcome> {
    const network = this.#network(ssid);
    if (!network) {
      yield* sleep(associationTime);
      return 'out-of-range';
    }
    if (network.security !== 'open' && network.password !== password) {
      yield* sleep(refusalTime);
      return 'wrong-password';
    }
    yield* sleep(associationTime);
    this.#remembered.set(ssid, network.password);
    if (automatic) this.#manual.delete(ssid);
    else this.#manual.add(ssid);
    this.#connectedTo = ssid;
    this.changes.emit();
    return 'connected';
  }

  disconnect(): void {
    if (this.#connectedTo === null) return;
    this.#connectedTo = null;
    this.changes.emit();
  }

  /** Disconnects and deletes the network's profile. */
  forget(ssid: string): void {
    this.#remembered.delete(ssid);
    this.#manual.delete(ssid);
    if (this.#connectedTo === ssid) this.disconnect();
  }

  /** What Reseal does to the networks that a technician has chosen. */
  reseal(): void {
    if (!this.#keptAtReseal) for (const ssid of this.#remembered.keys()) this.forget(ssid);
  }

  /** What power-on does: connects to the strongest network that it remembers and may connect to by itself. */
  reconnect(): void {
    const known = this.wireless.find(
      ({ ssid, security, password }) =>
        this.#remembered.has(ssid) &&
        !this.#manual.has(ssid) &&
        (security === 'open' || this.#remembered.get(ssid) === password),
    );
    this.#connectedTo = known?.ssid ?? null;
    this.changes.emit();
  }

  state(): NetworkState {
    return {
      cable: this.#cable,
      remembered: Object.fromEntries(this.#remembered),
      manual: [...this.#manual].sort(),
      connectedTo: this.#connectedTo,
    };
  }

  #network(ssid: string | null): WirelessNetwork | undefined {
    return this.wireless.find((network) => network.ssid === ssid);
  }
}
