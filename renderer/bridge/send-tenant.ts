/** Posts a tenant's zip to the browser host. */
import { tenantPath } from '../../shared/bridge.ts';
import { MisuseError } from '../../shared/failures.ts';

const reasons: Readonly<Record<number, string>> = {
  403: 'This window has not been let in.',
  413: 'It is larger than a tenant can be: 128 MB as a zip.',
};

/** The tenant's id. `told` hears what part is sent, 0 to 1; only this kind of request tells that. */
export function sendTenant(name: string, zip: Blob, told: (part: number) => void): Promise<string> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new MisuseError(reason));
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      if (request.status === 200) resolve(request.responseText);
      else fail(reasons[request.status] ?? `The host answers with ${request.status}.`);
    };
    request.onerror = () => fail('The connection to Reseal is lost.');
    request.open('POST', `${tenantPath}?name=${encodeURIComponent(name)}`);
    request.send(zip);
  });
}
