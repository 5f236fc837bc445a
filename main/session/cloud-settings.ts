/** The cloud's settings as a scenario gives them: lags in seconds by name, what the services do, apps. */
import { BadInputError } from '../../shared/failures.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { CloudSettings } from '../cloud/settings/settings.ts';
import { defaultSettings } from '../cloud/settings/settings.ts';
import { minutes, seconds } from '../world/time.ts';

const lagNames = ['groupProcessing', 'profileSync', 'userSync', 'importProcessing'] as const;

/** Throws BadInputError for a lag that the cloud does not have. */
export function cloudSettings(scenario: Scenario): CloudSettings {
  const { id, lags, apps, scripts, onPremises, mfa } = scenario;
  const { complianceSettlesMinutes, ...services } = scenario.services;
  const unknown = Object.keys(lags).find((name) => !(lagNames as readonly string[]).includes(name));
  if (unknown)
    throw new BadInputError(
      `There is no lag "${unknown}"`,
      `scenario ${id}`,
      `Choose from ${lagNames.join(', ')}`,
    );
  const named = lagNames.flatMap((name) => (lags[name] === undefined ? [] : [[name, seconds(lags[name])]]));
  return {
    ...defaultSettings,
    ...Object.fromEntries(named),
    ...services,
    complianceSettles: minutes(complianceSettlesMinutes),
    asksEverybodyForMfa: mfa !== false,
    apps,
    scripts,
    onPremises: {
      domain: onPremises.domain,
      connector: onPremises.connector,
      syncInterval: onPremises.syncMinutes === null ? null : minutes(onPremises.syncMinutes),
      serviceConnectionPoint: onPremises.serviceConnectionPoint,
      passThrough: onPremises.passThrough,
      federation: onPremises.federation,
    },
  };
}
