/** importedDeviceIdentity: devices that count as the company's own by maker, model and serial number. */
import { derivedId } from '../tenant/derived-id.ts';
import { listOf, textOf, type GraphObject } from '../tenant/graph-object.ts';
import type { CorporateIdentifier } from '../directory/records.ts';
import { identifierGetters } from './model/identifier-getters.ts';
import { shownBy, type ReadContext } from './model/shape.ts';
import { noContent, notFound, type Handler, type WritePorts } from './answers.ts';

const identifierOf = (one: GraphObject): string => textOf(one, 'importedDeviceIdentifier');

/** Adds those that are not there; each is answered with whether it was. */
export const importDeviceIdentityList: Handler = (ports, _ids, body) => ({
  status: 200,
  body: {
    value: listOf(body, 'importedDeviceIdentities').map((one) => {
      const known = found(ports, one);
      const { directory, world } = ports;
      const added: CorporateIdentifier = known ?? {
        id: derivedId(`corporate identifier ${identifierOf(one)}`),
        identifier: identifierOf(one),
        type: textOf(one, 'importedDeviceIdentityType') || 'manufacturerModelSerial',
        description: textOf(one, 'description'),
        created: world.clock.now,
      };
      directory.corporateIdentifiers.set(added.id, added);
      return { ...shownBy(identifierGetters, added, contextOf(ports)), status: known === undefined };
    }),
  },
});

/** Of those that are named, the ones that are there. */
export const searchExistingIdentities: Handler = (ports, _ids, body) => ({
  status: 200,
  body: {
    value: listOf(body, 'importedDeviceIdentities').flatMap((one) => {
      const known = found(ports, one);
      return known ? [shownBy(identifierGetters, known, contextOf(ports))] : [];
    }),
  },
});

export const deleteCorporateIdentifier: Handler = ({ directory }, [id = '']) =>
  directory.corporateIdentifiers.delete(id) ? noContent : notFound('imported device identity', id);

const found = ({ directory }: WritePorts, one: GraphObject): CorporateIdentifier | undefined =>
  [...directory.corporateIdentifiers.values()].find(
    ({ identifier }) => identifier.toLowerCase() === identifierOf(one).toLowerCase(),
  );

const contextOf = ({ directory, world }: WritePorts): ReadContext => ({
  directory,
  now: world.clock.now,
  version: 'beta',
});
