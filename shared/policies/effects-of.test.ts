import { describe, expect, it } from 'vitest';
import { effectsOf, isSimulated } from './effects-of.ts';
import { policyEffects } from './policy-effects.catalogue.ts';
import { rebootRequiredUris } from './reboot-required-uris.ts';

const idsOf = (uri: string, data: string): readonly string[] => effectsOf(uri, data).map(({ id }) => id);
const policy = './Device/Vendor/MSFT/Policy/Config';

describe('the table of policies', () => {
  it('has every address of Windows’ list of restarts once', () => {
    expect([rebootRequiredUris.length, new Set(rebootRequiredUris).size]).toEqual([32, 32]);
    for (const uri of rebootRequiredUris) expect(idsOf(uri, '0')).toContain('restart');
  });

  it('says of everything that gets in the way what to do about it', () => {
    const silent = policyEffects.filter(({ weight, remedy = '' }) => weight !== 'acts' && remedy === '');
    expect(silent).toEqual([]);
  });

  it.each([
    ['in any letter case', './device/vendor/msft/policy/config/start/HIDESLEEP'],
    ['without its scope', './Vendor/MSFT/Policy/Config/Start/HideSleep'],
  ])('finds a node %s', (_how, uri) => {
    expect(idsOf(uri, '1')).toEqual(['restart']);
  });

  it.each([
    ['Accounts/AllowMicrosoftAccountSignInAssistant', '0', ['sign-in-assistant-off']],
    ['Accounts/AllowMicrosoftAccountSignInAssistant', '1', []],
    ['ADMX_MSS-legacy/Pol_MSS_AutoAdminLogon', '<disabled/>', ['no-automatic-logon']],
    ['ADMX_MSS-legacy/Pol_MSS_AutoAdminLogon', '<enabled/>', []],
    ['LocalPoliciesSecurityOptions/InteractiveLogon_MessageTextForUsersAttemptingToLogOn', '', []],
    [
      'LocalPoliciesSecurityOptions/InteractiveLogon_MessageTextForUsersAttemptingToLogOn',
      'Private property',
      ['logon-message'],
    ],
    ['DeviceLock/MinDevicePasswordLength', '8', ['password-rules', 'told-to-compliance']],
    ['DeviceLock/MaxInactivityTimeDeviceLock', '5', ['told-to-compliance']],
  ])('%s with the value "%s": %j', (node, value, expected) => {
    expect(idsOf(`${policy}/${node}`, value)).toEqual(expected);
  });

  it.each([
    ['a policy without a row', `${policy}/Camera/AllowCamera`, false],
    ['one that restarts', `${policy}/Start/HideLock`, true],
    ['Windows LAPS, which only waits', './Device/Vendor/MSFT/LAPS/Policies/BackupDirectory', false],
    ['App Control without AppLocker', './Device/Vendor/MSFT/ApplicationControl/Policies/7/Policy', false],
    ['a node of device management', './Device/DevDetail/Ext/Microsoft/DNSComputerName', true],
  ])('%s: %s is simulated: %s', (_what, uri, simulated) => {
    expect(isSimulated(uri)).toBe(simulated);
  });
});
