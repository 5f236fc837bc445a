/** WLAN profiles (WLAN_profile schema v1), as the WiFi CSP takes them. */
import { element, serialize, type XmlNode } from '../../../protocols/xml/element.ts';
import type { WifiPolicy } from '../../tenant/policy.ts';

const microsoft = 'http://www.microsoft.com';
/** EAP-TLS in IANA's registry of EAP methods. */
const eapTls = 13;

const authentications: Readonly<Record<WifiPolicy['security'], readonly [string, string]>> = {
  open: ['open', 'none'],
  'wpa2-personal': ['WPA2PSK', 'AES'],
  'wpa2-enterprise': ['WPA2', 'AES'],
};

export function wlanProfile(policy: WifiPolicy): string {
  const [authentication, encryption] = authentications[policy.security];
  const security = element(
    'security',
    {},
    element(
      'authEncryption',
      {},
      element('authentication', {}, authentication),
      element('encryption', {}, encryption),
      element('useOneX', {}, policy.security === 'wpa2-enterprise'),
    ),
    policy.security === 'wpa2-personal' ? sharedKey(policy.preSharedKey) : undefined,
    policy.security === 'wpa2-enterprise' ? oneX(policy.serverNames) : undefined,
  );
  return serialize(
    element(
      'WLANProfile',
      { xmlns: `${microsoft}/networking/WLAN/profile/v1` },
      element('name', {}, policy.ssid),
      element('SSIDConfig', {}, element('SSID', {}, element('name', {}, policy.ssid))),
      element('connectionType', {}, 'ESS'),
      element('connectionMode', {}, policy.connectAutomatically ? 'auto' : 'manual'),
      element('MSM', {}, security),
    ),
  );
}

const sharedKey = (keyMaterial: string): XmlNode =>
  element(
    'sharedKey',
    {},
    element('keyType', {}, 'passPhrase'),
    element('protected', {}, false),
    element('keyMaterial', {}, keyMaterial),
  );

/** 802.1X with the device's certificate: EAP-TLS (EapHostConfig, EapTlsConnectionPropertiesV1). */
function oneX(serverNames: readonly string[]): XmlNode {
  const provisioning = `${microsoft}/provisioning`;
  const common = { xmlns: `${provisioning}/EapCommon` };
  const method = element(
    'EapMethod',
    {},
    element('Type', common, eapTls),
    element('VendorId', common, 0),
    element('VendorType', common, 0),
    element('AuthorId', common, 0),
  );
  const properties = element(
    'EapType',
    { xmlns: `${provisioning}/EapTlsConnectionPropertiesV1` },
    element(
      'CredentialsSource',
      {},
      element('CertificateStore', {}, element('SimpleCertSelection', {}, true)),
    ),
    element(
      'ServerValidation',
      {},
      element('DisableUserPromptForServerValidation', {}, true),
      element('ServerNames', {}, serverNames.join(';')),
    ),
    element('DifferentUsername', {}, false),
  );
  const eap = element(
    'Eap',
    { xmlns: `${provisioning}/BaseEapConnectionPropertiesV1` },
    element('Type', {}, eapTls),
    properties,
  );
  const host = { xmlns: `${provisioning}/EapHostConfig` };
  return element(
    'OneX',
    { xmlns: `${microsoft}/networking/OneX/v1` },
    element('authMode', {}, 'machineOrUser'),
    element('EAPConfig', {}, element('EapHostConfig', host, method, element('Config', host, eap))),
  );
}
