/** The TPM: a copy of the chip is asked, so that the chip itself does not notice; and what Windows asked of it. */
import { transact } from '../../protocols/tpm2/client.ts';
import { getCapability, nvReadPublic, pcrRead, readPublic } from '../../protocols/tpm2/commands.ts';
import { NV_INDEX_FIRST, PERSISTENT_FIRST, TPM_CAP } from '../../protocols/tpm2/constants.ts';
import { describeCommand } from '../../protocols/tpm2/decode/describe-command.ts';
import { describeResponse } from '../../protocols/tpm2/decode/describe-response.ts';
import { handleName, namings } from '../../protocols/tpm2/decode/names.ts';
import { readable } from '../../protocols/tpm2/decode/readable.ts';
import type { PcrSelection } from '../../protocols/tpm2/structures/pcr-selection.ts';
import { toHex } from '../../protocols/bytes/bytes.ts';
import { loadTpm } from '../../tpm/index.ts';
import type { FoundRow, HoodPageMaker } from './hood-page.ts';

type Ask = (command: Uint8Array) => Uint8Array;

/** Handles that one answer holds, and PCRs of one. */
const mostHandles = 254;
const mostPcrs = 8;

function capability(ask: Ask, which: number, property: number) {
  const answer = transact(ask, getCapability, { capability: which, property, propertyCount: mostHandles });
  return answer.result?.capabilityData;
}

function handles(ask: Ask, first: number): readonly number[] {
  const data = capability(ask, TPM_CAP.HANDLES, first);
  return data?.capability === TPM_CAP.HANDLES ? data.data : [];
}

function banks(ask: Ask): readonly PcrSelection[] {
  const data = capability(ask, TPM_CAP.PCRS, 0);
  return data?.capability === TPM_CAP.PCRS ? data.data.filter(({ pcrs }) => pcrs.length > 0) : [];
}

const algorithm = (id: number): string => String(namings['hash']?.(id) ?? id).replace('TPM_ALG_', '');

const row = (title: string, value: string, more = ''): FoundRow => ({
  id: title,
  at: null,
  title,
  value,
  more,
});

function pcrRows(ask: Ask): readonly FoundRow[] {
  return banks(ask).flatMap(({ hash, pcrs }) =>
    Array.from({ length: Math.ceil(pcrs.length / mostPcrs) }, (_, part) =>
      pcrs.slice(part * mostPcrs, (part + 1) * mostPcrs),
    ).flatMap((some) => {
      const values = transact(ask, pcrRead, { pcrSelectionIn: [{ hash, pcrs: some }] }).result?.pcrValues;
      return some.map((pcr, index) =>
        row(`PCR ${pcr}, ${algorithm(hash)}`, toHex(values?.[index] ?? new Uint8Array(0))),
      );
    }),
  );
}

const nvRows = (ask: Ask): readonly FoundRow[] =>
  handles(ask, NV_INDEX_FIRST).flatMap((nvIndex) => {
    const found = transact(ask, nvReadPublic, { nvIndex }).result?.nvPublic;
    return found === undefined
      ? []
      : row(
          handleName(nvIndex),
          `${found.dataSize} bytes, ${JSON.stringify(readable('attributes', found.attributes))}`,
        );
  });

const keyRows = (ask: Ask): readonly FoundRow[] =>
  handles(ask, PERSISTENT_FIRST).flatMap((objectHandle) => {
    const found = transact(ask, readPublic, { objectHandle }).result;
    return found === null ? [] : row(handleName(objectHandle), `name ${toHex(found.name)}`);
  });

export const tpmPage: HoodPageMaker = {
  rows({ chip }) {
    const copy = loadTpm(chip.peek());
    const ask: Ask = (command) => copy.execute(command);
    return [...pcrRows(ask), ...nvRows(ask), ...keyRows(ask)];
  },
};

export const commandsPage: HoodPageMaker = {
  rows: ({ chip }) =>
    chip.exchanges
      .map(({ ordinal, at, command, response }) => {
        const asked = describeCommand(command);
        const { meaning, responseCode } = describeResponse(asked, response);
        return {
          id: String(ordinal),
          at,
          title: String(asked.command),
          value: [...Object.values(asked.handles), responseCode === '0x0' ? '' : meaning.name]
            .filter((one) => one !== '')
            .join(', '),
          opens: true as const,
          ...(responseCode === '0x0' ? {} : { bad: true as const }),
        };
      })
      .toReversed(),
  parts({ chip }, id) {
    const exchange = chip.exchanges.find(({ ordinal }) => String(ordinal) === id);
    if (exchange === undefined) return [];
    const command = describeCommand(exchange.command);
    return [
      { title: `Command, ${exchange.command.length} bytes`, text: JSON.stringify(command, null, 2) },
      {
        title: `Response, ${exchange.response.length} bytes`,
        text: JSON.stringify(describeResponse(command, exchange.response), null, 2),
      },
    ];
  },
};
