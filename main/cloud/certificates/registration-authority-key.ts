/**
 * The RSA key of the simulated authority that signs the certificates of devices in Entra ID. It is the service's, the same
 * for every tenant and rehearsal, and no secret: it signs nothing outside of a simulation. To search for one takes longer
 * than everything else that the services do.
 */
import { fromBase64 } from '../../protocols/bytes/base64.ts';
import { rsaKeyFrom } from '../../protocols/pki/rsa-key.ts';
import type { Signer } from '../../protocols/pki/signer.ts';

/** PKCS#8, DER. */
const privateKey = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCIAzfsQog5WeszUe2fThXFJbwPRQWpT9lXVUxVCte1E8Ry',
  'ETJbC4gpg+wZuT+KMtfwl0JKNUb9/WQPsZF+Wg3Ywz/8JsEL1sfJiYXciNe5yPSKXcgxh+nmuBMHQg1+POTRaTAQvDpbQGsH',
  'AixKTD+oMF+q1j4EXjEkFhTqhWs4lFjvJrLNZgi/A8+5y5EfTpIMF514thwSKZ67wDla8RAdlXX+LTsZPlvX66vZZLlG8MHn',
  'WsFRjCvx7tdEeMSrg3pZnzmJ1OP5yA5hqT5tZGD0GJqCOte4Wnkw75fstam+RC1ge0MpA8fMVS8IC84rs+rlo6o7p4ap+h3G',
  'GmgzPJFtAgMBAAECggEABqOZlDe/LIV+HJgwMCmAmIn5/wjQeO5D3qZ0PmZ0Fwuq+CJswdLzR4t/99V6C4Xl0oGfo72sBHPc',
  '8YMqZe+BY4ZMVkOSAsDuKaFD3nrzhMcRYLupLPnEahWsIBuSSwov5STsSrTVaGThlIr/nHTSWqRZ1x30EwSCA4/sX3I5xJ4u',
  '7PWms8oDKfjT5rFQs05uo1sUh4bRQSGIo61JR4k8h781OeYVTgMmkyrmoEroaWgV/XW5J07T8JJVOmFTnjtijfT3svkWMpdA',
  'XQix37TEpQe8MJwEwghKr/rlMXn/KtW09PlH2nD/MNs3TjT7RbaKOMz1aTZ+k+7ceje54hP45QKBgQC9yJaw5OhbMDKhKOZU',
  'TNd9x8N4AkcAPA1dAv5KiNT0zawg2jtAX2I2VfIG3SH51zjYaZ102r36IFcb5+v6KuPhppY7A20Q/+lv3c3DdkGFj9Sz4FH3',
  'e2ZS24gLZW+0q2mdDNc592KBL2l164x0gGvfcG8vxOcJNlgOWpkGw7K07wKBgQC3d9JgD/dR2bif1vrklbcvAyF/7B+AWhas',
  'YNDmrCL7yJwwzO7sEuQumuenxVIi4d/QFF6Ue+20Yzdl1na0SnI9SI9iPa4Siq3Ov0+vHA5sLEwgOQ9rKE2j3wA5CFahioBP',
  '7qFUMxUZ+IRRXXRtsyOO/d+ODmgowEMJpt4fHFL3YwKBgBT0RM8bNxx6Ydyxa1z7bv+QQuDJP5WjC8atQe5w1TKCUvL9pXUi',
  'EvH041gmqk2vmbMrVhtE25z2XSfTn5ZrjeWoQwYZBr3Nw7R6RPHD6NAaZV3G8sXkdhPH8Wlwtbi5BFw2wry/t7yTw40liMiE',
  'NWTiQSSBFRFLUsWi8ypwCRc5AoGAZtAY7ohD+nReCAS7OJnFu+yvOzahOJZDmnnu1zWjrSFwldBiG51CjfN02gmzy6R0ffDM',
  'R71jKfFnvAQBJWuKtVkSMOWLxQw99lwzVVgNpQT17CDNySkeyTRQtaU8lu48lY6OjdbKfnFMBSSv+EGpLZqLSto7+Io1hxUh',
  '6KFAxS0CgYEAsnxL8VkvXkdu14dAGbOV1w+l1HbIi7VTNJcNh6fe5LZF6pTdaM4sXKNlBFAnXLWTiCD1bjtEPa8eFM5jrxf6',
  'aAJ86TOP13wJ6h4PvmwMZG9PhJ0Ha7Uu0YEqfSwvwkZONX2eI4MGlV4w77xmy3SRhmReISiS2fJj0qdca8Of1dY=',
].join('');

let key: Signer | undefined;

/** Read once, when it is first asked for. */
export const registrationAuthorityKey = (): Signer => (key ??= rsaKeyFrom(fromBase64(privateKey)));
