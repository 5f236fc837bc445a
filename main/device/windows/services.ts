/** Windows' services: how each is set to start, and whether it runs. Names are case-insensitive. */
import { Signal } from '../../world/signal.ts';
import { MisuseError } from '../../../shared/failures.ts';

export type StartType = 'automatic' | 'manual' | 'disabled';

export interface Service {
  readonly name: string;
  readonly displayName: string;
  readonly start: StartType;
  readonly running: boolean;
  /** It has run since the last start of Windows. */
  readonly hasRun?: true;
}

/** The services of a fresh installation that the deployment leans on. */
const freshServices: readonly Service[] = [
  { name: 'wlidsvc', displayName: 'Microsoft Account Sign-in Assistant', start: 'manual', running: false },
  { name: 'W32Time', displayName: 'Windows Time', start: 'manual', running: false },
  { name: 'dmwappushservice', displayName: 'Device Management WAP Push', start: 'manual', running: false },
  {
    name: 'DmEnrollmentSvc',
    displayName: 'Device Management Enrollment Service',
    start: 'manual',
    running: false,
  },
  { name: 'wmansvc', displayName: 'Windows Management Service', start: 'manual', running: false },
  { name: 'msiserver', displayName: 'Windows Installer', start: 'manual', running: false },
  {
    name: 'DoSvc',
    displayName: 'Delivery Optimization',
    start: 'automatic',
    running: true,
  },
];

export class Services {
  readonly changes = new Signal<Service>();
  /** Windows is about to shut down, and tells its services. */
  readonly shutdowns = new Signal<void>();
  /** Names of disabled services that somebody wanted to start. */
  readonly refusals = new Signal<string>();
  readonly #services = new Map<string, Service>();

  constructor(services: readonly Service[] = freshServices) {
    for (const service of services) this.#services.set(service.name.toLowerCase(), service);
  }

  query(name: string): Service | undefined {
    return this.#services.get(name.toLowerCase());
  }

  /** Registers a service that an installer brings; an existing one keeps its state and gets the new start type. */
  install(name: string, displayName: string, start: StartType): void {
    this.#put({ ...this.query(name), name, displayName, start, running: this.query(name)?.running ?? false });
  }

  configure(name: string, start: StartType): void {
    this.#put({ ...this.#known(name), start });
  }

  /** Starts a service; false when it is absent or disabled. One that runs already stays as it is. */
  start(name: string): boolean {
    const service = this.query(name);
    if (service?.start === 'disabled') this.refusals.emit(service.name);
    if (!service || service.start === 'disabled') return false;
    if (!service.running) this.#put({ ...service, running: true, hasRun: true });
    return true;
  }

  stop(name: string): void {
    const service = this.#known(name);
    if (service.running) this.#put({ ...service, running: false });
  }

  /** What power-on does: everything automatic runs, everything else does not. */
  boot(): void {
    for (const { name, displayName, start } of Array.from(this.#services.values()))
      this.#put({ name, displayName, start, running: start === 'automatic' });
  }

  remove(name: string): void {
    this.#services.delete(name.toLowerCase());
  }

  state(): readonly Service[] {
    return [...this.#services.values()];
  }

  #known(name: string): Service {
    const service = this.query(name);
    if (!service) throw new MisuseError(`There is no service "${name}"`);
    return service;
  }

  #put(service: Service): void {
    this.#services.set(service.name.toLowerCase(), service);
    this.changes.emit(service);
  }
}
