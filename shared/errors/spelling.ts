/** The spellings of a 32-bit error code. */

const codeMask = 0xffff;
/** FACILITY_WIN32 with the failure bit. */
const win32Base = 0x80070000;

/**
 * The numbers that a text can mean, unsigned: hex with 0x, eight hex digits without, decimal with or without
 * sign; a Win32 error together with its HRESULT. Empty where it is no number of 32 bits.
 */
export function numbersIn(text: string): readonly number[] {
  return [...new Set([...hexadecimal(text), ...decimal(text)].flatMap(withWin32Twin))];
}

function hexadecimal(text: string): readonly number[] {
  const digits = /^0x([0-9a-f]{1,8})$/i.exec(text)?.[1] ?? /^[0-9a-f]{8}$/i.exec(text)?.[0];
  return digits === undefined ? [] : [Number.parseInt(digits, 16)];
}

function decimal(text: string): readonly number[] {
  if (!/^-?\d{1,10}$/.test(text)) return [];
  const number = Number(text);
  return number >= -0x8000_0000 && number <= 0xffff_ffff ? [number >>> 0] : [];
}

/** HRESULT_FROM_WIN32 and back. */
function withWin32Twin(number: number): readonly number[] {
  if (number !== 0 && number <= codeMask) return [number, win32Base + number];
  return number > win32Base && number <= win32Base + codeMask ? [number, number - win32Base] : [number];
}
